import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { connectionsFor } from './node-connections.ts';
import {
  bodyLimit,
  systemCodeOf,
  type Transport,
  type TransportFailure,
  type TransportResponse,
} from './transport.ts';

/**
 * Sends the request with Node's own HTTP client over kept connections, and knows whether it was written:
 * Node writes nothing before the connection, and with TLS the certificate check, is done.
 */
export const nodeTransport: Transport = async ({ url, method, headers, body }, signal) => {
  const { protocol, hostname, port, pathname } = new URL(url);
  const { agent, request } = connectionsFor(protocol);
  // A server may have closed a kept connection while this process was busy or frozen. One turn of the
  // event loop brings the news before the request is written to it.
  if (Object.keys(agent.freeSockets).length > 0) await new Promise(setImmediate);

  return new Promise((resolve) => {
    let written = false;
    let received: IncomingMessage | undefined;
    const sent = request({
      agent,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: pathname,
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

    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    sent.on('socket', (socket) => {
      const opening = protocol === 'https:' ? 'secureConnect' : 'connect';
      const secured = 'secureConnecting' in socket && socket.secureConnecting === false;
      written = !socket.connecting && (protocol !== 'https:' || secured);
      if (!written) socket.once(opening, () => (written = true));
    });
    sent.on('error', fail);
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
  const source = decompressed(response);
  const chunks: Buffer[] = [];
  let length = 0;
  source.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= bodyLimit) return chunks.push(chunk);
    source.destroy();
    return done(undefined);
  });
  source.on('end', () => done(Buffer.concat(chunks)));
  if (source !== response) source.on('error', () => done(new Uint8Array()));
}

/** No encoding was asked for, but a server may choose one all the same. */
function decompressed(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  if (!encoding || encoding === 'identity') return response;
  const zlib = process.getBuiltinModule('node:zlib');
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return response.pipe(zlib.createGunzip());
    case 'deflate':
      return response.pipe(zlib.createInflate());
    case 'br':
      return response.pipe(zlib.createBrotliDecompress());
    default:
      return response;
  }
}
