import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
// Most of a short command's time is Node taking the types out of the source.
const cache = fileURLToPath(new URL('../node_modules/.cache/cli-tests', import.meta.url));

/** What `start --json` prints. */
export interface StartedSandbox {
  readonly url: string;
  readonly phone_url: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uri: string;
  readonly admin_token: string;
  readonly certificate_file?: string;
}

/** The command in a process of its own, with nothing of this process's environment but the way to Node. */
export class CliCommand implements AsyncDisposable {
  readonly child: ChildProcess;
  /** Resolves with the exit code, or with the signal, when it has ended. */
  readonly ended: Promise<number | string>;
  stdout = '';
  stderr = '';

  constructor(
    folder: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    shell: readonly string[] = [],
  ) {
    const [program = '', ...words] = [...shell, process.execPath, cli, ...args];
    this.child = spawn(program, words, {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: cache,
        XDG_RUNTIME_DIR: folder,
        XDG_STATE_HOME: folder,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(this.child, 'close').then(([code, signal]) => code ?? signal);
  }

  /** Waits until it has printed that. */
  async printed(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
    const exit = this.ended.then(() => true);
    for (;;) {
      const [found] = pattern.exec(this[stream]) ?? [];
      if (found !== undefined) return found;
      const output = once(this.child[stream] ?? this.child, 'data').then(() => false);
      if (await Promise.race([output, exit]))
        throw new Error(`It ended: ${this.stdout}${this.stderr}`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill();
    await this.ended;
  }
}

/** An empty folder, for the length of one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command to its end. */
export async function run(
  args: readonly string[],
  { folder = temporaryFolder(), env }: { folder?: string; env?: Record<string, string> } = {},
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  await using command = new CliCommand(folder, args, env);
  const code = await command.ended;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

/** Starts a sandbox on a free port and waits until it listens. */
export async function start(
  args: readonly string[] = [],
  folder = temporaryFolder(),
  env: Record<string, string> = {},
): Promise<{ command: CliCommand; started: StartedSandbox; folder: string }> {
  const command = new CliCommand(folder, ['start', '--port', '0', '--json', ...args], env);
  onTestFinished(() => command[Symbol.asyncDispose]());
  const line = await command.printed('stdout', /^.*\n/);
  return { command, started: JSON.parse(line) as StartedSandbox, folder };
}

/** Sends a token request as a merchant's server would. */
export function exchange(started: StartedSandbox, code: string): Promise<Response> {
  const { url, client_id, client_secret, redirect_uri } = started;
  return fetch(`${url}/v2/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id,
      client_secret,
      redirect_uri,
      code,
      grant_type: 'authorization_code',
    }),
  });
}
