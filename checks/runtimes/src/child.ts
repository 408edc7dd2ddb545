import { spawn, type ChildProcess } from 'node:child_process';

/** What a process wrote until it ended. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly cwd: string;
  /** Beside this process's own variables; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Ends the program and all that it started. */
  readonly signal?: AbortSignal;
}

/** Runs a program to its end, or ends it after `timeout` milliseconds. Never rejects for what it answers. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  const { cwd, env, timeout = 30_000, signal } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, which can be ended whole.
    detached: signal !== undefined,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const abort = (): void => endGroup(child);
  signal?.addEventListener('abort', abort);
  const deadline = setTimeout(() => {
    output.stderr += `\n(ended after ${timeout} ms: it did not end by itself)`;
    if (signal) endGroup(child);
    else child.kill('SIGKILL');
  }, timeout);
  const status = await ended(child);
  clearTimeout(deadline);
  signal?.removeEventListener('abort', abort);
  signal?.throwIfAborted();
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

/** Ends a detached process and all that it started, which share its group. */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
