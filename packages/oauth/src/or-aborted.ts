const abortions = new WeakMap<AbortSignal, Promise<never>>();

/** Waits no longer than the signal allows, whatever the promise does. For signals of our own, since it stays on them. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abortion = abortions.get(signal);
  if (!abortion) {
    abortion = new Promise((_, reject) => {
      const abort = (): void => reject(new Error());
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort);
    });
    abortions.set(signal, abortion);
  }
  return Promise.race([promise, abortion]);
}
