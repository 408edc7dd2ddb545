import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** One whole request that came in, and the socket to do what one likes to. */
export interface Exchange {
  readonly socket: Socket;
  readonly head: string;
  /** The form as it came. */
  readonly body: string;
  readonly form: URLSearchParams;
}

export type Answer = (exchange: Exchange) => unknown;

export interface Loopback {
  readonly url: string;
  readonly port: number;
  /** Every whole request, in order. */
  readonly requests: Exchange[];
  readonly sockets: Socket[];
  /** All that came in, after decryption. */
  readonly received: () => string;
  readonly close: () => Promise<void>;
}

export interface LoopbackOptions {
  readonly answer?: Answer | undefined;
  /** Called before anything is read. */
  readonly connection?: ((socket: Socket) => unknown) | undefined;
  readonly tls?: TlsOptions | undefined;
}

/** A server on loopback that speaks no HTTP by itself: it finds whole requests and lets the case answer. */
export async function loopback({ answer, connection, tls }: LoopbackOptions): Promise<Loopback> {
  const requests: Exchange[] = [];
  const sockets: Socket[] = [];
  let received = '';

  const listen = (socket: Socket): void => {
    let pending = '';
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      received += text;
      pending += text;
      for (;;) {
        const end = pending.indexOf('\r\n\r\n');
        if (end === -1) return;
        const head = pending.slice(0, end);
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (pending.length < end + 4 + length) return;
        const body = pending.slice(end + 4, end + 4 + length);
        pending = pending.slice(end + 4 + length);
        const exchange = { socket, head, body, form: new URLSearchParams(body) };
        requests.push(exchange);
        answer?.(exchange);
      }
    });
  };
  const server = tls
    ? createTlsServer({ ...tls, allowHalfOpen: true }, listen)
    : createServer({ allowHalfOpen: true }, listen);
  server.on('tlsClientError', () => {});
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    connection?.(socket);
  });
  server.on('secureConnection', (socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests,
    sockets,
    received: () => received,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
