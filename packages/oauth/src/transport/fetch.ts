import {
  bodyLimit,
  TransportFailure,
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
      const failure = new TransportFailure('unknown', error);
      return beforeSending.has(failure.systemCode ?? '')
        ? new TransportFailure('not_sent', error)
        : failure;
    }
  };
}

const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

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
  if (response.type === 'opaqueredirect' || response.redirected)
    return { status: 0, body: undefined };
  if (!Number.isInteger(response.status)) throw new TypeError('fetch gave no Response');
  return { status: response.status, body: await read(response, signal) };
}

async function read(response: Response, signal: AbortSignal): Promise<Uint8Array | undefined> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const bytes = new Uint8Array(bodyLimit);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await orAborted(reader.read(), signal);
      if (done) return bytes.slice(0, length);
      if (length + value.byteLength > bodyLimit) return undefined;
      bytes.set(value, length);
      length += value.byteLength;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Waits no longer than the signal allows, whatever the promise does. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
