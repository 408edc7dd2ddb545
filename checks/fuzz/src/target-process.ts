import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Vitals } from './report-vitals.ts';
import { secret, type Ready, type Target } from './targets/target.ts';

const preload = new URL('./report-vitals.ts', import.meta.url).href;
/** How long a target may take to start: milliseconds. Prism takes about 1500. */
const startDeadline = 30_000;

/** A target in a process of its own, which ends with the scope of an `await using`. */
export class TargetProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #printed = '';
  #fault: string | undefined;

  constructor({ command }: Target) {
    this.#child = spawn(process.execPath, ['--expose-gc', '--import', preload, ...command], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    }
  }

  /**
   * Where it listens, and what it knows.
   * @throws {Error} if it ends, or says nothing for too long
   */
  async ready({ name, ready }: Target): Promise<Ready> {
    const deadline = Date.now() + startDeadline;
    while (this.running && Date.now() < deadline) {
      const found = ready(this.#printed);
      if (found) return found;
      await pause(20);
    }
    throw new Error(`The ${name} does not start: ${this.fault() ?? this.#printed}`);
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What is wrong with the process or with what it has printed, if anything. */
  fault(): string | undefined {
    const { exitCode, signalCode } = this.#child;
    return this.running
      ? this.#fault
      : `it ended (${signalCode ?? `exit code ${exitCode}`}), and had printed: ${this.#printed.slice(-2000)}`;
  }

  /**
   * What it says about itself.
   * @throws {Error} if it has ended, or does not answer
   */
  async vitals(port: number): Promise<Vitals> {
    this.#child.send(port);
    const [vitals] = (await once(this.#child, 'message', {
      signal: AbortSignal.timeout(startDeadline),
    })) as [Vitals];
    return vitals;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #read(text: string): void {
    // As much as shows a stack, and a line that came in two pieces.
    this.#printed = `${this.#printed}${text}`.slice(-20_000);
    const stack = /^.*(?:Warning:.*|\n +at .+:\d+:\d+\)?)$/m.exec(this.#printed);
    if (stack) this.#fault ??= `it printed a warning or a stack: ${stack[0]}`;
    if (this.#printed.includes(secret)) this.#fault ??= 'it printed a secret';
  }
}
