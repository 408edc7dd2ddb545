import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process that answers one question at a time. */
export interface Worker<Question, Ready> {
  /** What it said when it was ready. */
  readonly ready: Ready;
  /** @throws {Error} if the process fails at it, ends, or takes longer than `timeout` milliseconds */
  readonly ask: <Answer>(question: Question, timeout?: number) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

/** How a worker is started. */
export interface WorkerOptions {
  readonly args?: readonly string[];
  /** The only core it may use. */
  readonly core?: number | undefined;
  readonly env?: Record<string, string>;
  readonly execArgv?: readonly string[];
}

type Told<Answer> = { readonly answer: Answer } | { readonly error: string };

/**
 * Starts a file of this folder as a process, and waits until it is ready.
 * @see answerQuestions
 */
export async function startWorker<Question, Ready>(
  file: string,
  { args = [], core, env, execArgv = [] }: WorkerOptions = {},
): Promise<Worker<Question, Ready>> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const node = [process.execPath, ...execArgv, path, ...args];
  const [command = '', ...rest] =
    core === undefined ? node : ['taskset', '-c', String(core), ...node];
  const child = spawn(command, rest, {
    env: { ...process.env, ...env },
    // Clients complain on standard error of what the bad days do to them.
    stdio: ['ignore', 'ignore', process.env['BENCH_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  });
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').catch((error: unknown) => [String(error)]);
  void exited.then(() => process.off('exit', kill));

  async function told<Answer>(timeout: number): Promise<Answer> {
    const given = new AbortController();
    const late = AbortSignal.any([AbortSignal.timeout(timeout), given.signal]);
    try {
      const first = await Promise.race([
        once(child, 'message', { signal: late }).then(([message]) => message as Told<Answer>),
        exited.then(([status, signal]) => ({ error: `it ended with ${status ?? signal}` })),
      ]);
      if ('error' in first) throw new Error(first.error);
      return first.answer;
    } catch (error) {
      const reason = late.aborted ? `no answer within ${timeout} ms` : (error as Error).message;
      throw new Error(`${[file, ...args].join(' ')}: ${reason}`, { cause: error });
    } finally {
      given.abort();
    }
  }

  const worker: Worker<Question, Ready> = {
    ready: await told<Ready>(30_000).catch((error: unknown) => {
      kill();
      throw error;
    }),
    ask(question, timeout = 300_000) {
      child.send(question as object);
      return told(timeout);
    },
    async end() {
      kill();
      await exited;
    },
  };
  return worker;
}
