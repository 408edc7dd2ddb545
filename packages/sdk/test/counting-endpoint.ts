import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { certificate } from './hostile/certificates.ts';
import { goodToken } from './token-endpoint.ts';

export const authority = await certificate({ name: 'the authority of the tests', authority: true });
const ours = await certificate({
  name: 'a token endpoint',
  issuer: authority,
  addresses: ['127.0.0.1', 'localhost', 'wallet.example'],
});

/** One connection as the server saw it. */
export interface Connection {
  readonly socket: Socket;
  /** All that came, decrypted. */
  received: string;
  requests: number;
  /** Of a TLS connection, once its handshake is done. */
  resumed?: boolean;
}

export interface CountingEndpoint {
  readonly url: string;
  readonly port: number;
  readonly connections: Connection[];
  readonly close: () => Promise<void>;
}

interface Options {
  readonly tls?: TlsOptions | undefined;
  readonly host?: string;
  readonly port?: number;
  /** Written behind `HTTP/1.1 200 OK`. */
  readonly headers?: readonly string[];
  readonly answered?: (connection: Connection) => unknown;
}

const body = JSON.stringify(goodToken);

/** A token endpoint that gives a good token and counts connections, down to the byte. */
export async function countingEndpoint({
  tls,
  host = '127.0.0.1',
  port: wanted = 0,
  headers = [],
  answered,
}: Options = {}): Promise<CountingEndpoint> {
  const connections: Connection[] = [];
  const answer = ['HTTP/1.1 200 OK', `Content-Length: ${body.length}`, ...headers, '', body];
  const serve = (connection: Connection, socket: Socket): void => {
    let pending = '';
    socket.on('data', (chunk: Buffer) => {
      connection.received += chunk.toString('latin1');
      pending += chunk.toString('latin1');
      const [head = '', form = ''] = pending.split('\r\n\r\n');
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? Infinity);
      if (form.length < length) return;
      pending = '';
      connection.requests++;
      socket.write(answer.join('\r\n'));
      answered?.(connection);
    });
  };
  const connected = (socket: Socket): Connection => {
    const connection = { socket, received: '', requests: 0 };
    connections.push(connection);
    socket.on('error', () => {});
    return connection;
  };
  const server = tls
    ? createTlsServer({ ...ours, ...tls }, (socket: TLSSocket) => {
        serve(Object.assign(connected(socket), { resumed: socket.isSessionReused() }), socket);
      })
    : createServer((socket) => serve(connected(socket), socket));
  server.listen(wanted, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    for (const { socket } of connections) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http${tls ? 's' : ''}://${name}:${port}`, port, connections, close };
}
