import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connectionsTo } from './node-connections.ts';
import { decompressed } from './node-decompression.ts';
import {
  bodyLimit,
  systemCodeOf,
  type Transport,
  type TransportFailure,
  type TransportResponse,
} from './transport.ts';

type OpeningSocket = Socket & { readonly secureConnecting?: boolean };

/**
 * Sends the request with Node's own HTTP client over kept connections, and knows whether it was written:
 * Node writes nothing before the connection, and with TLS the certificate check, is done.
 */
export const nodeTransport: Transport = async ({ url, method, headers, body }, signal) => {
  const target = new URL(url);
  const connections = connectionsTo(target);
  for (let turn = 0; !signal.aborted && !connections.ready(turn); turn++) {
    await new Promise(setImmediate);
  }
  if (signal.aborted) return { outcome: 'not_sent', systemCode: undefined };

  return new Promise((resolve) => {
    let written = false;
    let received: IncomingMessage | undefined;
    const sent = connections.request({
      ...connections.target,
      agent: connections.agent,
      path: target.pathname,
      method,
      headers,
    });
    const settle = (answer: TransportResponse | TransportFailure): void => {
      signal.removeEventListener('abort', abort);
      resolve(answer);
    };
    const fail = (error?: unknown): void => {
      settle({ outcome: written ? 'unknown' : 'not_sent', systemCode: systemCodeOf(error) });
    };
    const abort = (): void => {
      fail();
      sent.destroy();
    };
    const answer = (status: number, whole: Uint8Array | undefined): void => {
      settle({ status, body: whole });
      if (!whole) sent.destroy();
    };

    signal.addEventListener('abort', abort);
    sent.on('socket', (socket) => {
      const { connecting, secureConnecting = false } = socket as OpeningSocket;
      written = !connecting && !secureConnecting;
      const secure = target.protocol === 'https:';
      if (!written) socket.once(secure ? 'secureConnect' : 'connect', () => (written = true));
    });
    // What a server writes behind a whole answer may break the connection, but not the answer.
    sent.on('error', (error) => received?.complete || fail(error));
    sent.on('close', () => received?.complete || fail());
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      answer(response.statusCode ?? 0, new Uint8Array());
    });
    sent.on('response', (response) => {
      received = response;
      response.on('error', fail);
      read(response, (whole) => answer(response.statusCode ?? 0, whole));
    });
    sent.end(body);
  });
};

/** Reads a body, decompressed, to its end or to the limit. */
function read(response: IncomingMessage, done: (body: Uint8Array | undefined) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const source = decompressed(response, () => done(new Uint8Array()));
  source.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= bodyLimit) return chunks.push(chunk);
    source.destroy();
    return done(undefined);
  });
  source.on('end', () => done(Buffer.concat(chunks)));
}
