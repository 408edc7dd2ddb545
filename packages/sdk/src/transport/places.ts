/** A bound with a queue. */
export interface Places {
  /** Waits for its turn, and gives what ends it. Rejects when the signal aborts. */
  readonly take: (signal: AbortSignal) => Promise<() => void>;
}

/** As many at a time, the others in the order in which they came. */
export function placesFor(most: number): Places {
  let taken = 0;
  /** In order; who leaves takes no time to find. */
  const queue = new Set<() => void>();

  const next = (): void => {
    const [first] = queue;
    if (!first || taken >= most) return;
    queue.delete(first);
    first();
  };
  const takeNow = (): (() => void) => {
    taken++;
    let free = false;
    return () => {
      if (free) return;
      free = true;
      taken--;
      next();
    };
  };

  return {
    async take(signal) {
      signal.throwIfAborted();
      if (taken < most) return takeNow();
      return new Promise((resolve, reject) => {
        const abort = (): void => {
          queue.delete(turn);
          reject(signal.reason as Error);
        };
        const turn = (): void => {
          signal.removeEventListener('abort', abort);
          resolve(takeNow());
        };
        signal.addEventListener('abort', abort);
        queue.add(turn);
      });
    },
  };
}
