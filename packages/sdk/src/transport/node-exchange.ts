import type { IncomingMessage } from 'node:http';
import { AnswerBytes } from './answer-bytes.ts';
import type { Signal } from './deadline.ts';
import type { Connection } from './node-connections.ts';
import { decompressed } from './node-decompressed.ts';
import {
  bodyLimit,
  joined,
  type TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from './request.ts';
import { systemCodeOf } from './system-code.ts';

/**
 * What came of a request, or how it failed, and whether that was a kept connection which ended before a byte of
 * the answer.
 */
export type Answer = (TransportResponse | TransportFailure) & { readonly diedUnheard?: boolean };

/** The most that is read before the answer's head: a token endpoint has nothing more to say there. */
const mostInterimAnswers = 8;
/** The most that is read of an answer that never ends. */
const tooLong = 'HTTP_ANSWER_TOO_LONG';

/** Writes one request to a connection, and gives the connection back when its answer is whole. Never rejects. */
export function exchange(
  request: TransportRequest,
  url: URL,
  connection: Connection,
  signal: Signal,
): Promise<Answer> {
  return new Promise((resolve) => {
    try {
      write(request, url, connection, signal, resolve);
    } catch (error) {
      connection.done(false, true);
      resolve(notSent(error));
    }
  });
}

/** How a request failed that did not leave. */
export function notSent(error: unknown): TransportFailure {
  return { outcome: 'not_sent', systemCode: systemCodeOf(error) };
}

function write(
  { method, headers, body }: TransportRequest,
  { host, hostname, pathname, search }: URL,
  { socket, kept, done }: Connection,
  signal: Signal,
  resolve: (answer: Answer) => void,
): void {
  const bytes = new AnswerBytes();
  let received: IncomingMessage | undefined;
  let interimAnswers = 0;
  let over = false;
  const sent = process.getBuiltinModule('node:http').request({
    createConnection: () => socket,
    hostname, // for those who trace requests
    path: pathname + search,
    method,
    headers: { Host: host, ...headers, Connection: 'keep-alive' },
  });
  const settle = (answer: Answer): void => {
    signal.removeEventListener('abort', leave);
    resolve(answer);
  };
  const giveBack = (whole: boolean): void => {
    if (over) return;
    over = true;
    socket.off('data', count);
    // As Node's own agents do with a connection that they keep: the request holds the whole exchange, secrets too.
    if (whole && !socket.destroyed) Object.assign(socket, { _httpMessage: null });
    done(whole, bytes.any);
  };
  const fail = (systemCode?: string): void => {
    settle({ outcome: 'unknown', systemCode, diedUnheard: kept && !bytes.any });
    sent.destroy();
    giveBack(false);
  };
  const leave = (): void => fail();
  const count = (chunk: Buffer): void => void (bytes.add(chunk) || fail(tooLong));

  signal.addEventListener('abort', leave);
  // What a server writes behind a whole answer may break the connection, but not the answer.
  sent.on('error', (error) => received?.complete || fail(systemCodeOf(error)));
  sent.on('information', () => ++interimAnswers > mostInterimAnswers && fail(tooLong));
  sent.on('close', () => {
    if (!received?.complete) return fail();
    giveBack(bytes.endWith(received.headers, hasBody(received)) && staysOpen(received));
  });
  // Nobody asked for another protocol, so there is no answer in this one.
  sent.on('upgrade', ({ statusCode: status = 0 }) => {
    settle({ status, body: new Uint8Array() });
    giveBack(false);
  });
  sent.on('response', (response) => {
    received = response;
    const { statusCode: status = 0 } = response;
    const chunks: Uint8Array[] = [];
    let length = 0;
    response.on('error', (error) => fail(systemCodeOf(error)));
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= bodyLimit) return;
      settle({ status, body: undefined });
      sent.destroy();
    });
    response.on('end', () =>
      settle({ status, body: decompressed(joined(chunks, length), response.headers) }),
    );
  });
  // Whoever put a function of their own in the place of http.request may take another connection, in the clear.
  sent.on('socket', (used) => {
    if (used === socket) {
      socket.on('data', count);
      return void sent.end(body);
    }
    settle({ outcome: 'not_sent', systemCode: 'HTTP_REQUEST_REPLACED' });
    sent.destroy();
    giveBack(false);
  });
  if (signal.aborted) leave();
}

function hasBody({ statusCode }: IncomingMessage): boolean {
  return statusCode !== 204 && statusCode !== 304;
}

/** Whether the server will read another request from this connection. */
function staysOpen({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === '1.1' && !/\bclose\b/i.test(headers.connection ?? '');
}
