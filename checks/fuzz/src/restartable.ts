import type { Vitals } from './report-vitals.ts';
import { TargetProcess } from './target-process.ts';
import type { Ready, Target } from './targets/target.ts';

/** A target that is started again when it was found at fault: making an example smaller takes many of them. */
export class Restartable implements AsyncDisposable {
  readonly target: Target;
  #process: TargetProcess | undefined;
  #ready: Promise<Ready> | undefined;

  constructor(target: Target) {
    this.target = target;
  }

  /** Where it listens, and what it knows. */
  running(): Promise<Ready> {
    this.#process ??= new TargetProcess(this.target);
    this.#ready ??= this.#process.ready(this.target);
    return this.#ready;
  }

  /** What is wrong with the process or with what it has printed, if anything. */
  fault(): string | undefined {
    return this.#process?.fault();
  }

  /** Ends it; the next one starts when it is needed. */
  async restart(): Promise<void> {
    await this.#process?.[Symbol.asyncDispose]();
    this.#process = undefined;
    this.#ready = undefined;
  }

  /** What it says about itself. */
  async vitals(): Promise<Vitals> {
    const { port } = await this.running();
    return (this.#process as TargetProcess).vitals(port);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.restart();
  }
}
