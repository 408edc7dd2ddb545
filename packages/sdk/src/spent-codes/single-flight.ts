import { TokenRequestFailedError } from '../errors/errors.ts';
import { processWide } from '../transport/process-wide.ts';
import type { SpentCodes } from './spent-codes.ts';

/** A request that was started, and how to abort it. */
export interface Started<T> {
  readonly answer: Promise<T>;
  readonly abort: () => void;
}

/** A request under way, and how many callers wait for it. */
interface Flight<T> {
  /** Nothing once it has landed: V8 keeps what was taken out of a Map for long, and with it all that it holds. */
  started: Started<T> | undefined;
  callers: number;
}

/** The requests under way, by the key of their code. */
type Flights<T> = Map<string, Flight<T>>;

let all: WeakMap<SpentCodes, Flights<unknown>> | undefined;

/** The requests under way of all clients that share a memory, in every copy of this package. */
function flightsOf<T>(spentCodes: SpentCodes): Flights<T> {
  all ??= processWide(
    'flights/2',
    ({ get, set }) => typeof get === 'function' && typeof set === 'function',
    () => new WeakMap<SpentCodes, Flights<unknown>>(),
  );
  let flights = all.get(spentCodes);
  if (!flights) all.set(spentCodes, (flights = new Map()));
  return flights as Flights<T>;
}

/**
 * Lets every caller with the same key wait for one request. A caller who aborts leaves the others alone and
 * is told so; when the last one leaves, the request itself is aborted and reports how far it came.
 */
export function board<T>(
  spentCodes: SpentCodes,
  key: string,
  start: () => Started<T>,
  signal: AbortSignal | null | undefined,
): Promise<T> {
  const flights = flightsOf<T>(spentCodes);
  const flight = flights.get(key) ?? { started: undefined, callers: 0 };
  const { answer, abort } = (flight.started ??= start());
  const land = (): void => {
    flight.started = undefined;
    if (flights.get(key) === flight) flights.delete(key);
  };
  if (flight.callers === 0) {
    flights.set(key, flight);
    answer.then(land, land);
  }
  flight.callers++;
  if (!signal) return answer;

  return new Promise((resolve, reject) => {
    const leave = (): void => {
      flight.callers--;
      if (flight.callers > 0) return reject(new TokenRequestFailedError('aborted', 'unknown'));
      land();
      abort();
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
