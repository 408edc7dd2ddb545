import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { freePort } from '@monpay-miniapp/shared/free-port';
import { SandboxProcess } from '@monpay-miniapp/shared/sandbox-process';

/** A newcomer's server, and the sandbox that launches it. */
export interface Server extends AsyncDisposable {
  readonly sandbox: SandboxProcess;
  /** Opens the mini app as MonPay does, with a code, or with whatever query a test gives. */
  launch(query?: string): Promise<Response>;
}

/**
 * Types the two commands of a README in a folder, on ports that are free.
 * @throws {Error} with what the server wrote, if it ends before it answers
 */
export async function typed(
  folder: string,
  commands: { readonly sandbox: string; readonly server: string },
): Promise<Server> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const [npx = '', name = '', start, ...flags] = commands.sandbox.split(' ');
  if (npx !== 'npx' || start !== 'start') throw new Error(`Unexpected: ${commands.sandbox}`);
  const sandbox = await SandboxProcess.start([npx, '--no', '--', name], {
    cwd: folder,
    merchantUrl: `${origin}/launch`,
    flags,
    env: { XDG_STATE_HOME: folder, XDG_RUNTIME_DIR: folder },
  });
  const [file = '', ...args] = commands.server.split(' ');
  const server = execa(file, args, {
    cwd: folder,
    env: { PORT: String(port), NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: undefined },
    stdin: 'ignore',
    reject: false,
    killDescendants: true,
    all: true,
  });
  let ended = false;
  void server.then(() => (ended = true));
  const end = async (): Promise<void> => {
    server.kill();
    await server;
    await sandbox[Symbol.asyncDispose]();
  };
  while (!(await answers(origin))) {
    if (ended) {
      await end();
      throw new Error((await server).all);
    }
    await delay(100);
  }
  return {
    sandbox,
    launch: async (query) => {
      const code = query ?? `code=${await sandbox.mintCode()}`;
      return fetch(`${origin}/launch?${code}`, { redirect: 'manual' });
    },
    [Symbol.asyncDispose]: end,
  };
}

async function answers(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/not-there`).catch(() => undefined);
  await answer?.text();
  return answer !== undefined;
}
