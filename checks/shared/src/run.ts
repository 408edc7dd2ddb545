import { execa, type Options } from 'execa';

/** What a process wrote until it ended. */
export interface Finished {
  /** The exit status; `undefined` if a signal ended the process. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly cwd: string;
  /** Added to this process's own variables; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Ends the program and everything it started. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program to its end, or ends it and everything it started after `timeout` milliseconds.
 * @throws {Error} if it cannot be started, or `signal` aborts
 */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env, timeout = 30_000, signal }: RunOptions,
): Promise<Finished> {
  signal?.throwIfAborted();
  const result = await execa(command, args, {
    ...plain,
    cwd,
    env: { ...plain.env, ...env },
    timeout,
    reject: false,
    killDescendants: true,
    killSignal: 'SIGKILL',
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  const { exitCode, stdout, stderr, timedOut, signal: signalled } = result;
  if (timedOut)
    return { status: undefined, stdout, stderr: `${stderr}\n(ended after ${timeout} ms)` };
  if (result instanceof Error && exitCode === undefined && !signalled) throw result;
  return { status: exitCode, stdout, stderr };
}

/**
 * Like {@link run}, for a program that has to succeed.
 * @throws {Error} with everything it wrote if it fails
 */
export async function succeed(...args: Parameters<typeof run>): Promise<Finished> {
  const finished = await run(...args);
  if (finished.status === 0) return finished;
  throw new Error(
    `${args[0]} ${args[1].join(' ')} ended with ${finished.status}\n${finished.stdout}${finished.stderr}`,
  );
}

/** Runs a program that writes where this process does, and returns its exit status. */
export async function inView(
  command: string,
  args: readonly string[],
  { cwd, env }: Pick<RunOptions, 'cwd' | 'env'>,
): Promise<number | undefined> {
  const { exitCode } = await execa(command, args, {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
  });
  return exitCode;
}

/** Nothing to read from, nothing in color, and the output as it was written. */
const plain = {
  stdin: 'ignore',
  stripFinalNewline: false,
  env: { NO_COLOR: '1', FORCE_COLOR: undefined },
} as const satisfies Options;
