import type { Delivery } from './delivery.ts';

/** One HTTP request, read whole, whatever brought it. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  /** Scheme, host and port that the client named, such as `http://127.0.0.1:4020`. */
  readonly origin: string;
  /** The sandbox's end of the connection, if there is one, such as `127.0.0.1`. */
  readonly address?: string | undefined;
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** The body; undefined if it is longer than the sandbox reads. */
  readonly body: Uint8Array | undefined;
}

/** A whole answer, and how it is to be delivered. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Compressed on its way if the headers say so. */
  readonly body: string;
  readonly delivery?: Delivery;
}

/** An answer without an end: a stream of events. */
export interface StreamAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The texts to send, each made when the last has been taken; they end when the signal aborts. */
  readonly stream: (gone: AbortSignal) => AsyncIterable<string>;
}

/** What a request is answered with. */
export type Answer = PlainAnswer | StreamAnswer;

/** The longest body that is read: bytes. A token request at the limits of its fields is 25 KiB. */
export const bodyLimit = 32_768;

/** Stands on every answer of a sandbox. */
export const sandboxHeaders = { 'X-Sandbox': 'SANDBOX (not MonPay)' } as const;

/** A JSON answer that no cache keeps. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): PlainAnswer {
  return {
    status,
    headers: {
      ...sandboxHeaders,
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      Pragma: 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

/** An error outside the token endpoint, which is the sandbox's own and not MonPay's. */
export function sandboxError(
  status: number,
  error: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): PlainAnswer {
  return jsonAnswer(status, { sandbox: true, error, message: `SANDBOX: ${message}` }, headers);
}
