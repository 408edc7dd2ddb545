import { orAborted } from '../or-aborted.ts';
import {
  bodyLimit,
  joined,
  systemCodeOf,
  wordsOf,
  type Transport,
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
  return async ({ url, method, headers, body }, signal) => {
    const init = { method, headers, body: bodyOf(body), redirect: 'manual', signal } as const;
    const answering = (async () => answerOf(await (fetchOption ?? fetch)(url, init), signal))();
    try {
      return await orAborted(answering, signal);
    } catch (error) {
      const notSent = beforeSending.test(wordsOf(error));
      return { outcome: notSent ? 'not_sent' : 'unknown', systemCode: systemCodeOf(error) };
    }
  };
}

// No address, no connection, a certificate that OpenSSL or Node refused, or no tunnel through a proxy. Deno
// has only words: no connection came about, or `--allow-net` lets none come about.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|(CERT|CRL|DEPTH_ZERO|ERROR_IN|SELF_SIGNED|UNABLE_TO)_[A-Z_]+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$| when HTTP Tunneling$|: client error \(Connect\): |^Requires net access to /m;

// What undici says of a body that does not decompress; Bun, Deno and workerd have only words for it.
const notDecompressed = /^(Z_|ERR__|ERR_BROTLI)|zlib|gzip|deflate|brotli|zstd|decompress/im;

async function answerOf(response: Response, signal: AbortSignal): Promise<TransportResponse> {
  const { status, type, redirected, body } = response;
  if (type === 'opaqueredirect' || redirected) {
    letGo(body);
    return { status: 0, body: undefined };
  }
  if (!Number.isInteger(status)) throw new TypeError();
  if (!body) return { status, body: new Uint8Array() };

  const reader = body.getReader();
  const leave = (): void => letGo(reader);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    // Empty chunks count too: a stream that gives them without a pause would never let the deadline come.
    while (length <= bodyLimit && chunks.length <= bodyLimit) {
      const { done, value } = await reader.read();
      if (done) return { status, body: joined(chunks, length) };
      if (!(value instanceof Uint8Array)) throw new TypeError();
      chunks.push(value);
      length += value.byteLength;
    }
    leave();
    return { status, body: undefined };
  } catch (error) {
    leave();
    if (!notDecompressed.test(wordsOf(error))) throw error;
    return { status, body: new Uint8Array() };
  }
}

/** Frees the connection. What comes of that changes nothing any more. */
function letGo(body: Pick<ReadableStream, 'cancel'> | null): void {
  try {
    Promise.resolve(body?.cancel()).catch(() => {});
  } catch {}
}
