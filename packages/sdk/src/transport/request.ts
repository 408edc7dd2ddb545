import type { Outcome } from '../errors/errors.ts';
import type { Signal } from './deadline.ts';

/** The most that is read of an answer, in bytes after decompression. A token response has a few hundred. */
export const bodyLimit = 65_536;

/** A request, built. */
export interface TransportRequest {
  readonly method: string;
  /** Whole, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in UTF-8. `undefined` for a request that has none, such as a GET. */
  readonly body: string | undefined;
  /**
   * A read, which may be sent once more if a kept connection ended before a byte of its answer. Never a token
   * request, and nothing else that changes something.
   */
  readonly repeatable?: boolean | undefined;
}

/** A whole answer, or as much of it as is read. */
export interface TransportResponse {
  /** 0 if the platform hides it (an opaque redirect). */
  readonly status: number;
  /** After decompression, empty if that failed. `undefined` if it is larger than {@link bodyLimit}. */
  readonly body: Uint8Array | undefined;
}

/** No whole answer came back. It carries nothing of the platform's error but its code. */
export interface TransportFailure {
  readonly outcome: Outcome;
  readonly systemCode: string | undefined;
}

/**
 * Sends one request, once unless it is repeatable, and follows no redirect. Sends nothing if the signal has aborted,
 * and settles soon after it aborts; never rejects.
 */
export type Transport = (
  request: TransportRequest,
  signal: Signal,
) => Promise<TransportResponse | TransportFailure>;

/** The chunks as one. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first?.byteLength === length) return first;
  const whole = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}
