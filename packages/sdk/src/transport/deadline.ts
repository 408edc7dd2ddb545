/** Why something was called off: by the caller's signal, or by the deadline. */
export type CalledOff = 'aborted' | 'timeout';

/** What transports need of an `AbortSignal`. */
export type Signal = Pick<AbortSignal, 'aborted' | 'reason' | 'throwIfAborted'> & {
  readonly addEventListener: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
};

/**
 * A clock that calls something off when its time is over. Whoever starts one ends it. A class and no
 * `AbortController`, since each launch that waits holds one, and so it weighs a kilobyte less.
 */
export class Deadline implements Signal {
  /** Nothing as long as it may go on. */
  calledOff: CalledOff | undefined;
  #listeners: readonly (() => void)[] = [];
  readonly #timer: ReturnType<typeof setTimeout>;

  constructor(milliseconds: number) {
    // In two steps: if this process was busy past the deadline, an answer that came in time is seen first.
    this.#timer = setTimeout(() => setTimeout(() => this.#callOff('timeout')), milliseconds);
  }

  get aborted(): boolean {
    return this.calledOff !== undefined;
  }

  get reason(): DOMException {
    return new DOMException('', this.calledOff === 'timeout' ? 'TimeoutError' : 'AbortError');
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** Whoever listens is called once, never after it was called off. */
  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners = [...this.#listeners, listener];
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }

  /** Aborts before the time is over. */
  abort(): void {
    this.#callOff('aborted');
  }

  /** Stops the clock. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #callOff(why: CalledOff): void {
    if (this.aborted) return;
    this.calledOff = why;
    for (const listener of this.#listeners) listener();
    this.#listeners = [];
  }
}

/** Runs with a deadline in so many milliseconds, which the caller's own signal calls off too. */
export async function withDeadline<T>(
  milliseconds: number,
  caller: AbortSignal | null | undefined,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(milliseconds);
  const abort = (): void => deadline.abort();
  if (caller?.aborted) abort();
  caller?.addEventListener('abort', abort);
  try {
    return await run(deadline);
  } finally {
    deadline.end();
    caller?.removeEventListener('abort', abort);
  }
}
