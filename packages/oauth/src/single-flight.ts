/** A request under way, and the callers that wait for it. */
interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  callers: number;
}

/** The requests under way, by the key of their code. */
export type Flights<T> = Map<string, Flight<T>>;

/**
 * Lets every caller with the same key wait for one request. A caller who aborts leaves the others alone
 * and gets `leave()`; when the last one leaves, the request itself is aborted and tells how far it came.
 * @throws {TypeError} where the signal is none, before anything starts
 */
export function board<T>(
  flights: Flights<T>,
  key: string,
  start: (controller: AbortController) => Promise<T>,
  leave: () => Error,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal && !isSignal(signal)) {
    throw new TypeError('signal must be an AbortSignal, such as the signal of an AbortController.');
  }
  const flight = flights.get(key) ?? depart(flights, key, start);
  flight.callers++;
  if (!signal) return flight.answer;

  return new Promise((resolve, reject) => {
    const abort = (): void => {
      flight.callers--;
      if (flight.callers > 0) return reject(leave());
      if (flights.get(key) === flight) flights.delete(key);
      flight.controller.abort();
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function depart<T>(
  flights: Flights<T>,
  key: string,
  start: (controller: AbortController) => Promise<T>,
): Flight<T> {
  const controller = new AbortController();
  const flight: Flight<T> = { answer: start(controller), controller, callers: 0 };
  flights.set(key, flight);
  const land = (): void => {
    if (flights.get(key) === flight) flights.delete(key);
  };
  flight.answer.then(land, land);
  return flight;
}

/** By shape, since a polyfill's signal is as good. */
function isSignal(signal: AbortSignal): boolean {
  return typeof signal.aborted === 'boolean' && typeof signal.addEventListener === 'function';
}
