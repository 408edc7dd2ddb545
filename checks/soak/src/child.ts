import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A file of this folder as a process that answers one question at a time. */
export class Child<Question extends object> implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  /** What it wrote to standard error: nothing, if all is well. */
  printed = '';

  constructor(file: string, settings: object, execArgv: readonly string[] = []) {
    this.#process = fork(new URL(file, import.meta.url), [JSON.stringify(settings)], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.#ended = once(this.#process, 'exit');
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.printed = (this.printed + text).slice(-4000);
    });
  }

  /**
   * Waits for the next thing it says.
   * @throws {Error} if it ends, or says nothing for two minutes
   */
  async told<Answer>(): Promise<Answer> {
    const signal = AbortSignal.timeout(120_000);
    const message = once(this.#process, 'message', { signal }).then(([answer]) => ({ answer }));
    const first = await Promise.race([message, this.#ended.then((how) => ({ how }))]);
    message.catch(() => {});
    if ('answer' in first) return first.answer as Answer;
    throw new Error(`a process ended with ${first.how.join(' ')}: ${this.printed}`);
  }

  /** Asks, and waits for the answer. */
  async ask<Answer>(question: Question): Promise<Answer> {
    this.#process.send(question);
    return this.told();
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
