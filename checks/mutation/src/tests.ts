import { once } from 'node:events';
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './worker.ts';

/** A test file and how long it takes, in milliseconds. */
export interface TimedFile {
  readonly file: string;
  readonly took: number;
}

/** Runs the tests of a folder in a process that is ended and started anew if it takes too long. */
export class Tests implements AsyncDisposable {
  readonly #folder: string;
  #worker: Promise<ChildProcess> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The first of the test files that notices a mutant; those behind it are not run. */
  async noticing(mutant: string, files: readonly TimedFile[]): Promise<string | undefined> {
    for (const { file, took } of files) {
      const fails = async (): Promise<boolean> => {
        const answer = await this.run({ mutant, coverage: '', file }, 60_000 + 10 * took);
        // One without an end is noticed too: somebody waits.
        return !answer || answer.failures.length > 0;
      };
      // Twice, since on a busy machine a test may miss its time once.
      if ((await fails()) && (await fails())) return file;
    }
    return undefined;
  }

  /**
   * `undefined` if there is no answer within `timeout` milliseconds, or the process ends.
   * @throws {Error} if the tests could not be run
   */
  async run(question: Question, timeout: number): Promise<Answer | undefined> {
    this.#worker ??= start(this.#folder);
    const worker = await this.#worker;
    worker.send(question);
    const late = AbortSignal.timeout(timeout);
    const over = new AbortController();
    const signal = AbortSignal.any([late, over.signal]);
    try {
      const [answer] = (await Promise.race([
        once(worker, 'message', { signal }),
        once(worker, 'exit', { signal }).then(() => [undefined]),
      ])) as [Answer | undefined];
      if (answer?.error) throw new Error(answer.error);
      if (answer) return answer;
    } catch (error) {
      if (!late.aborted) throw error;
    } finally {
      over.abort();
    }
    await this[Symbol.asyncDispose]();
    return undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = await this.#worker;
    this.#worker = undefined;
    if (!worker?.pid || worker.exitCode !== null || worker.signalCode !== null) return;
    const ended = once(worker, 'exit');
    try {
      // With the processes of vitest and of the tests, which share its group.
      process.kill(-worker.pid, 'SIGKILL');
    } catch {
      worker.kill('SIGKILL');
    }
    await ended;
  }
}

async function start(folder: string): Promise<ChildProcess> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [folder], {
    stdio: ['ignore', 'ignore', process.env['MUTATION_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
    env: { ...process.env, NODE_ENV: 'test', VITEST: 'true' },
    detached: process.platform !== 'win32',
  });
  await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(([status]) => {
      throw new Error(`vitest ended with ${status} before it ran a test.`);
    }),
  ]);
  return worker;
}
