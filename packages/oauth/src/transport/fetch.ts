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
 */
export function fetchTransport(fetchOption?: typeof fetch): Transport {
  return async (request, signal) => {
    try {
      return await exchange(fetchOption ?? fetch, request, signal);
    } catch (error) {
      const systemCode = systemCodeOf(error);
      const outcome = beforeSending.test(systemCode ?? '') ? 'not_sent' : 'unknown';
      return { outcome, systemCode };
    }
  };
}

const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|(CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)_[A-Z_]+)$/;

async function exchange(
  send: typeof fetch,
  { url, method, headers, body }: TransportRequest,
  signal: AbortSignal,
): Promise<TransportResponse> {
  const answering = Promise.resolve(
    send(url, { method, headers, body, redirect: 'manual', signal }),
  );
  answering.then((late) => (signal.aborted ? late.body?.cancel() : undefined)).catch(() => {});
  const response = await orAborted(answering, signal);
  if (response.type === 'opaqueredirect' || response.redirected) {
    return { status: 0, body: undefined };
  }
  if (!Number.isInteger(response.status)) throw new TypeError('fetch gave no Response');
  return { status: response.status, body: await read(response, signal) };
}

async function read(response: Response, signal: AbortSignal): Promise<Uint8Array | undefined> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks = new Uint8Array(bodyLimit);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await orAborted(reader.read(), signal);
      if (done) return chunks.subarray(0, length);
      if (length + value.byteLength > bodyLimit) return undefined;
      chunks.set(value, length);
      length += value.byteLength;
    }
  } catch (error) {
    // What undici says of a body that does not decompress.
    if (/^(Z_|ERR_?_)/.test(systemCodeOf(error) ?? '')) return new Uint8Array();
    throw error;
  } finally {
    reader.cancel().catch(() => {});
  }
}
