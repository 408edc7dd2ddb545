// The platform's own, whatever a test puts in its place: an answer takes the time that a server would.
const { setTimeout: later } = globalThis;

/** Resolves after `ms` milliseconds with a value, which it holds until then. */
export function pause<T>(ms: number, held?: T): Promise<T | undefined> {
  return new Promise((resolve) => {
    later(() => resolve(held), ms);
  });
}

/** Rejects with a signal's reason as soon as one of them has one. */
export async function orAbort(
  waiting: Promise<unknown>,
  signals: readonly AbortSignal[],
): Promise<void> {
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const { signal: done } = settled;
    for (const signal of signals) {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: done });
    }
  });
  try {
    for (const signal of signals) signal.throwIfAborted();
    await Promise.race([waiting, aborted]);
  } finally {
    settled.abort();
  }
}
