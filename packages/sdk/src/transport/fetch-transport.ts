import type { Signal } from './deadline.ts';
import { orAborted } from './or-aborted.ts';
import { bodyLimit, joined, type Transport, type TransportResponse } from './request.ts';
import { readerOf } from './response-body.ts';
import { systemCodeOf, wordsOf } from './system-code.ts';

/**
 * Sends the request with `fetch`, which does not say whether it left: only a failure that can't come
 * after the first byte counts as not sent. Trusts a caller's own `fetch` in nothing.
 * @param bodyOf what `fetch` is given for a body; text, unless said otherwise, since that is what a caller's own
 * `fetch` and interceptors can all read
 * @param neverSent what the platform's own `fetch` says, in words, of a request that never left. Those of a
 * caller's own may be the server's.
 */
export function fetchTransport(
  send: typeof fetch,
  bodyOf: (body: string) => string | Blob = (body) => body,
  neverSent?: RegExp,
): Transport {
  return async ({ url, method, headers, body }, signal) => {
    // A caller's own may not look at the signal.
    if (signal.aborted) return { outcome: 'not_sent', systemCode: undefined };
    const controller = new AbortController();
    signal.addEventListener('abort', () => controller.abort(signal.reason));
    const init: RequestInit = { method, headers, redirect: 'manual', signal: controller.signal };
    // Runtimes refuse a GET that has a body, even an empty one.
    if (body) init.body = bodyOf(body);
    try {
      return await orAborted(answerOf(send, url, init, signal), signal);
    } catch (error) {
      const systemCode = systemCodeOf(error);
      const notSent = beforeSending.test(systemCode ?? '') || neverSent?.test(wordsOf(error));
      return { outcome: notSent ? 'not_sent' : 'unknown', systemCode };
    }
  };
}

// No address, no connection, or a certificate that OpenSSL or Node refused.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|(CERT|CRL|DEPTH_ZERO|ERROR_IN|SELF_SIGNED|UNABLE_TO)_[A-Z_]+|INVALID_(CA|PURPOSE))$/;

// What undici says of a body that does not decompress; Bun, Deno and workerd have only words for it.
const notDecompressed = /^(Z_|ERR__|ERR_BROTLI)|zlib|gzip|deflate|brotli|zstd|decompress/im;

async function answerOf(
  send: typeof fetch,
  url: string,
  init: RequestInit,
  signal: Signal,
): Promise<TransportResponse> {
  const response = await send(url, init);
  const { status, type, redirected } = response;
  const body = readerOf(response);
  if (type === 'opaqueredirect' || redirected) {
    body.leave();
    return { status: 0, body: undefined };
  }
  if (!Number.isInteger(status)) throw new TypeError();

  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    if (signal.aborted) body.leave();
    signal.addEventListener('abort', body.leave);
    // Empty chunks count too: a stream that gives them without a pause would never let the deadline come.
    while (length <= bodyLimit && chunks.length <= bodyLimit) {
      const { done, value } = await body.read();
      if (done) return { status, body: joined(chunks, length) };
      // Not by class: the stream may be of another realm (vm) than this module.
      if (!isBytes(value)) throw new TypeError();
      chunks.push(value);
      length += value.byteLength;
    }
    body.leave();
    return { status, body: undefined };
  } catch (error) {
    body.leave();
    if (!notDecompressed.test(wordsOf(error))) throw error;
    return { status, body: new Uint8Array() };
  }
}

function isBytes(value: unknown): value is Uint8Array {
  return Object(value)[Symbol.toStringTag] === 'Uint8Array';
}
