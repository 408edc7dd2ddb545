import { join } from 'node:path';
import { execa } from 'execa';
import { freePort } from './free-port.ts';
import type { PlayedShop } from './play-purchase.ts';
import { SandboxProcess } from './sandbox-process.ts';
import { repository } from './repository.ts';

/** A shop in a process of its own, and the sandbox whose mini app it is. */
export interface ShopProcess extends PlayedShop, AsyncDisposable {
  readonly sandbox: SandboxProcess;
}

/** How a shop is started. */
export interface ShopOptions {
  readonly cwd: string;
  /** A folder where sandboxes keep their state. */
  readonly states: string;
  /** The sandbox of another process of the same shop; by default it gets one of its own. */
  readonly sandbox?: SandboxProcess;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts a shop with a sandbox, as the READMEs say: credentials in the environment, and `PORT`.
 * @param command that starts it; it says that it listens, or is ready
 * @throws {Error} with what it wrote if it ends before that
 */
export async function startShop(
  [file = '', ...args]: readonly string[],
  { cwd, states, sandbox: shared, env }: ShopOptions,
): Promise<ShopProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = shared ?? (await startSandbox(`${origin}/launch`, cwd, states));
  const shop = execa(file, args, {
    cwd,
    env: { ...sandbox.variables, PORT: String(port), NODE_ENV: 'production', ...env },
    stdin: 'ignore',
    reject: false,
    killDescendants: true,
    all: true,
  });
  let output = '';
  const listens = new Promise<void>((resolve) => {
    shop.all.on('data', (chunk) => {
      output += String(chunk);
      if (/listening on|ready|started/i.test(output)) resolve();
    });
  });
  const end = async (): Promise<void> => {
    shop.kill();
    await shop;
    if (!shared) await sandbox[Symbol.asyncDispose]();
  };
  const ended = shop.then(() => 'ended' as const);
  if ((await Promise.race([listens, ended])) === 'ended') {
    await end();
    throw new Error(`The shop ended before it was ready:\n${output}`);
  }
  return { origin, sandbox, output: () => output, [Symbol.asyncDispose]: end };
}

function startSandbox(merchantUrl: string, cwd: string, states: string): Promise<SandboxProcess> {
  const command = [process.execPath, join(repository, 'packages/sandbox/dist/cli.js')];
  return SandboxProcess.start(command, { merchantUrl, cwd, env: { XDG_STATE_HOME: states } });
}
