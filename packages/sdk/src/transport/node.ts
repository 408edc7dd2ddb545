import type { IncomingMessage } from 'node:http';
import { fetchTransport } from './fetch.ts';
import { connectionsTo, type Connection, type Connections } from './node-connections.ts';
import {
  bodyLimit,
  joined,
  type Transport,
  type TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from './request.ts';
import { systemCodeOf } from './system-code.ts';

/**
 * Sends the request with Node's own HTTP client over kept connections. It is written only when the connection
 * is open and, with TLS, its certificate checked: what fails before that was not sent.
 */
export const nodeTransport: Transport = async (request, signal) => {
  const url = new URL(request.url);
  if (proxied(url)) {
    const unchecked = 'NODE_TLS_REJECT_UNAUTHORIZED';
    // Then fetch checks no certificate, and whoever stands behind the proxy would read the secret.
    if (process.env[unchecked] === '0') return { outcome: 'not_sent', systemCode: unchecked };
    return throughProxy(request, signal);
  }
  const connections = connectionsTo(url);
  let answer: Answer | undefined;
  try {
    const connection = await connections.take(signal);
    answer = await send(request, url, connection, connections, signal);
    if (!request.repeatable || !diedUnheard(connection, answer, signal)) return answer;
    return await send(request, url, await connections.take(signal, 'new'), connections, signal);
  } catch (error) {
    return answer ?? { outcome: 'not_sent', systemCode: systemCodeOf(error) };
  }
};

type Answer = TransportResponse | TransportFailure;

/** Whether a kept connection ended before a byte of the answer: the server closed it as the request left. */
function diedUnheard(
  { socket, kept, bytesBefore }: Connection,
  answer: Answer,
  { aborted }: AbortSignal,
): boolean {
  return kept && 'outcome' in answer && !aborted && socket.bytesRead === bytesBefore;
}

const throughProxy = fetchTransport(
  (url, init) => fetch(url, init),
  undefined,
  / when HTTP Tunneling$/m,
);

/** Whether Node was told of proxies, which `fetch` knows how to use. Plain http goes to this machine alone. */
export function proxied({ protocol }: URL): boolean {
  if (protocol !== 'https:') return false;
  return Boolean(process.getBuiltinModule('node:https').globalAgent?.options?.proxyEnv);
}

function send(
  { method, headers, body }: TransportRequest,
  { host, hostname, pathname, search }: URL,
  { socket }: Connection,
  { keep }: Connections,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve) => {
    let received: IncomingMessage | undefined;
    const sent = process.getBuiltinModule('node:http').request({
      createConnection: () => socket,
      hostname, // for those who trace requests
      path: pathname + search,
      method,
      headers: {
        Host: host,
        ...headers,
        Connection: 'keep-alive',
        ...(body && { 'Content-Length': body.byteLength }),
      },
    });
    const settle = (answer: Answer): void => {
      signal.removeEventListener('abort', leave);
      resolve(answer);
    };
    const fail = (error?: unknown): void => {
      settle({ outcome: 'unknown', systemCode: systemCodeOf(error) });
    };
    const leave = (): void => {
      fail();
      sent.destroy();
    };

    signal.addEventListener('abort', leave);
    // What a server writes behind a whole answer may break the connection, but not the answer.
    sent.on('error', (error) => received?.complete || fail(error));
    sent.on('close', () => {
      if (!received?.complete) fail();
      else if (!socket.destroyed) keep(socket);
    });
    // Nobody asked for another protocol, so there is no answer in this one.
    sent.on('upgrade', ({ statusCode: status = 0 }) => {
      settle({ status, body: new Uint8Array() });
      socket.destroy();
    });
    sent.on('response', (response) => {
      received = response;
      const { statusCode: status = 0 } = response;
      const chunks: Uint8Array[] = [];
      let length = 0;
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= bodyLimit) return;
        settle({ status, body: undefined });
        sent.destroy();
      });
      response.on('end', () =>
        settle({ status, body: decompressed(joined(chunks, length), response) }),
      );
    });
    // Whoever put a function of their own in the place of http.request may take another connection, in the clear.
    sent.on('socket', (used) => {
      if (used === socket) return void sent.end(body);
      settle({ outcome: 'not_sent', systemCode: 'HTTP_REQUEST_REPLACED' });
      socket.destroy();
      sent.destroy();
    });
    if (signal.aborted) leave();
  });
}

const decoders: Partial<
  Record<string, 'unzipSync' | 'brotliDecompressSync' | 'zstdDecompressSync'>
> = {
  gzip: 'unzipSync',
  'x-gzip': 'unzipSync',
  deflate: 'unzipSync',
  br: 'brotliDecompressSync',
  zstd: 'zstdDecompressSync',
};

/**
 * The body as it was before it was compressed, perhaps several times. No encoding was asked for, but a server
 * may choose one all the same. One that nobody knows is left as it is.
 */
function decompressed(whole: Uint8Array, { headers }: IncomingMessage): Uint8Array | undefined {
  const encodings = headers['content-encoding']?.toLowerCase().split(/[\s,]+/) ?? [];
  let body = whole;
  try {
    for (const encoding of encodings.toReversed()) {
      const decoder = decoders[encoding];
      if (!decoder) continue;
      body = process.getBuiltinModule('node:zlib')[decoder](body, { maxOutputLength: bodyLimit });
    }
    return body;
  } catch (error) {
    return systemCodeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? undefined : new Uint8Array();
  }
}
