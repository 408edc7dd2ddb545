/** Why something was called off: by the caller's signal, or by the deadline. */
export type CalledOff = 'aborted' | 'timeout';

/** A signal of our own, and why it was aborted. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly calledOff: () => CalledOff | undefined;
}

/** Runs with a signal that aborts after so many milliseconds, or with the caller's own. */
export async function withDeadline<T>(
  milliseconds: number,
  caller: AbortSignal | null | undefined,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let calledOff: CalledOff | undefined;
  const callOff = (why: CalledOff): void => {
    calledOff ??= why;
    controller.abort(why === 'timeout' ? new DOMException('', 'TimeoutError') : undefined);
  };
  const abort = (): void => callOff('aborted');
  // In two steps: if this process was busy past the deadline, an answer that came in time is seen first.
  const timer = setTimeout(() => setTimeout(() => callOff('timeout')), milliseconds);
  if (caller?.aborted) abort();
  caller?.addEventListener('abort', abort);
  try {
    return await run({ signal: controller.signal, calledOff: () => calledOff });
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', abort);
  }
}
