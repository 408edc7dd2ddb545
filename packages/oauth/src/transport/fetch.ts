import { orAborted } from '../or-aborted.ts';
import {
  bodyLimit,
  systemCodeOf,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts';

/**
 * Sends the request with `fetch`, which does not tell whether it left: only a failure that can't come
 * after the first byte counts as not sent. Trusts a caller's own `fetch` in nothing.
 * @param bodyOf makes the body of the form
 */
export function fetchTransport(
  fetchOption?: typeof fetch,
  bodyOf: (form: string) => string | Blob = String,
): Transport {
  return async (request, signal) => {
    if (signal.aborted) return { outcome: 'not_sent', systemCode: undefined };
    try {
      return await exchange(fetchOption ?? fetch, request, bodyOf(request.body), signal);
    } catch (error) {
      const systemCode = systemCodeOf(error);
      const notSent =
        beforeSending.test(systemCode ?? '') || denoBeforeSending.test(wordsOf(error));
      return { outcome: notSent ? 'not_sent' : 'unknown', systemCode };
    }
  };
}

// No address, no connection, or a certificate that OpenSSL or Node refused.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|(CERT|CRL|DEPTH_ZERO|ERROR_IN|SELF_SIGNED|UNABLE_TO)_[A-Z_]+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/;

// Deno gives no codes but words: no connection came about, or `--allow-net` lets none come about.
const denoBeforeSending = /: client error \(Connect\): |^Requires net access to /m;

async function exchange(
  send: typeof fetch,
  { url, method, headers }: TransportRequest,
  body: string | Blob,
  signal: AbortSignal,
): Promise<TransportResponse> {
  const answering = Promise.resolve(
    send(url, { method, headers, body, redirect: 'manual', signal }),
  );
  answering.then((late) => signal.aborted && letGo(late.body)).catch(() => {});
  const response = await orAborted(answering, signal);
  const { status, type, redirected, body: stream } = response;
  if (type === 'opaqueredirect' || redirected) {
    letGo(stream);
    return { status: 0, body: undefined };
  }
  if (!Number.isInteger(status)) throw new TypeError('fetch gave no Response');
  return { status, body: stream ? await read(stream, signal) : new Uint8Array() };
}

async function read(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const bytes = new Uint8Array(bodyLimit);
  let length = 0;
  try {
    // Empty chunks count too: a stream that gives them without a pause would never let the deadline come.
    for (let chunks = 0; chunks <= bodyLimit; chunks++) {
      const { done, value } = await orAborted(Promise.resolve(reader.read()), signal);
      if (done) return bytes.subarray(0, length);
      if (!(value instanceof Uint8Array)) throw new TypeError('fetch gave no bytes');
      if (length + value.byteLength > bodyLimit) return undefined;
      bytes.set(value, length);
      length += value.byteLength;
    }
    return undefined;
  } catch (error) {
    // What undici says of a body that does not decompress; Bun, Deno and workerd have only words for it.
    if (/^(Z_|ERR__|ERR_BROTLI)/.test(systemCodeOf(error) ?? '')) return new Uint8Array();
    if (/zlib|gzip|deflate|brotli|zstd|decompress/i.test(wordsOf(error))) return new Uint8Array();
    throw error;
  } finally {
    letGo(reader);
  }
}

/** Frees the connection. What comes of that changes nothing any more. */
function letGo(body: Pick<ReadableStream, 'cancel'> | null): void {
  try {
    Promise.resolve(body?.cancel()).catch(() => {});
  } catch {}
}

/** What an error and its cause say, in lines. */
function wordsOf(error: unknown): string {
  // Anything can be thrown, also what throws when it is looked at.
  try {
    const { message, cause } = error as Error;
    return `${message}\n${(cause as Error | undefined)?.message}`;
  } catch {
    return '';
  }
}
