import type { Signal } from './deadline.ts';

/** Waits no longer than the signal allows, whatever the promise does. Stays on the signal, so for signals of our own. */
export function orAborted<T>(promise: Promise<T>, signal: Signal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject);
  });
}
