import { spawn, type ChildProcess } from 'node:child_process';

/** What a process wrote until it ended. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, or ends it after `timeout` milliseconds. Never rejects for what it answers. */
export async function run(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Record<string, string>;
    readonly timeout?: number;
  },
): Promise<Finished> {
  const { cwd, env, timeout = 30_000 } = options;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const deadline = setTimeout(() => {
    output.stderr += `\n(ended after ${timeout} ms: it did not end by itself)`;
    child.kill('SIGKILL');
  }, timeout);
  const status = await ended(child);
  clearTimeout(deadline);
  return { status, ...output };
}

/** As {@link run}, but anything that fails is an error with what was written. */
export async function succeed(...args: Parameters<typeof run>): Promise<Finished> {
  const finished = await run(...args);
  if (finished.status === 0) return finished;
  throw new Error(
    `${args[0]} ${args[1].join(' ')} ended with ${finished.status}\n${finished.stdout}${finished.stderr}`,
  );
}

/** The exit status, `null` where a signal ended it. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
