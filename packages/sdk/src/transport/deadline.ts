/** Why something was called off: by the caller's signal, or by the deadline. */
export type CalledOff = 'aborted' | 'timeout';

/** A signal of our own, which aborts when the time is over, and why it did. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly calledOff: () => CalledOff | undefined;
  /** Aborts before the time is over. */
  readonly abort: () => void;
  /** Stops the clock. */
  readonly end: () => void;
}

/** Starts the clock. Whoever does so ends it. */
export function deadlineIn(milliseconds: number): Deadline {
  const controller = new AbortController();
  let calledOff: CalledOff | undefined;
  const callOff = (why: CalledOff): void => {
    calledOff ??= why;
    controller.abort(why === 'timeout' ? new DOMException('', 'TimeoutError') : undefined);
  };
  // In two steps: if this process was busy past the deadline, an answer that came in time is seen first.
  const timer = setTimeout(() => setTimeout(() => callOff('timeout')), milliseconds);
  return {
    signal: controller.signal,
    calledOff: () => calledOff,
    abort: () => callOff('aborted'),
    end: () => clearTimeout(timer),
  };
}

/** Runs with a signal that aborts after so many milliseconds, or with the caller's own. */
export async function withDeadline<T>(
  milliseconds: number,
  caller: AbortSignal | null | undefined,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = deadlineIn(milliseconds);
  const { abort, end } = deadline;
  if (caller?.aborted) abort();
  caller?.addEventListener('abort', abort);
  try {
    return await run(deadline);
  } finally {
    end();
    caller?.removeEventListener('abort', abort);
  }
}
