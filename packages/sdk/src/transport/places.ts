/** A bound with a queue. */
export interface Places {
  /** Nothing if there is a place, or waits for one. Rejects when the signal aborts. */
  readonly take: (signal: AbortSignal) => Promise<void> | undefined;
  /** Gives a place that was taken to whoever waits for one. Once for each. */
  readonly free: () => void;
}

/** As many at a time, the others in the order in which they came. */
export function placesFor(most: number): Places {
  let taken = 0;
  /** In order; who leaves takes no time to find. */
  const queue = new Set<() => void>();

  return {
    take(signal) {
      if (taken < most) return void taken++;
      return new Promise((resolve, reject) => {
        const abort = (): void => {
          queue.delete(turn);
          reject(signal.reason as Error);
        };
        const turn = (): void => {
          signal.removeEventListener('abort', abort);
          resolve();
        };
        signal.addEventListener('abort', abort);
        queue.add(turn);
      });
    },
    free() {
      const [first] = queue;
      if (!first) return void taken--;
      queue.delete(first);
      first();
    },
  };
}
