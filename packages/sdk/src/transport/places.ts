import type { Signal } from './deadline.ts';

/** A bound with a queue. */
export interface Places {
  /** Nothing if there is a place, or waits for one. Rejects when the signal aborts. */
  readonly take: (signal: Signal) => Promise<void> | undefined;
  /** Gives a place that was taken to whoever waits for one. Once for each. */
  readonly free: () => void;
}

/** As many at a time, the others in the order in which they came. */
export function placesFor(most: number): Places {
  let taken = 0;
  /**
   * In order; who leaves takes no time to find. Each in a holder that is emptied: V8 keeps what was taken out of a
   * Set for long, and with it all that it holds.
   */
  const queue = new Set<{ turn?: (() => void) | undefined }>();

  return {
    take(signal) {
      if (taken < most) return void taken++;
      return new Promise((resolve, reject) => {
        const waiting: { turn?: (() => void) | undefined } = { turn: resolve };
        queue.add(waiting);
        // Stays on the signal, and does nothing any more once it is this one's turn.
        signal.addEventListener('abort', () => {
          queue.delete(waiting);
          waiting.turn = undefined;
          reject(signal.reason as Error);
        });
      });
    },
    free() {
      const [first] = queue;
      if (!first) return void taken--;
      const { turn } = first;
      queue.delete(first);
      first.turn = undefined;
      turn?.();
    },
  };
}
