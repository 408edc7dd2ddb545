import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';

/** Somebody on the way who shows a certificate of their own. */
export interface UntrustedServer {
  readonly url: string;
  /** What they received, decrypted. */
  readonly told: () => string;
  readonly close: () => Promise<void>;
}

/** Starts an {@link UntrustedServer} on a free port of loopback. It answers whatever it receives with a token. */
export async function untrustedServer(): Promise<UntrustedServer> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const sockets = new Set<TLSSocket>();
  const token = JSON.stringify({ access_token: 'tok-of-somebody-else', token_type: 'Bearer' });
  let told = '';
  const server = createServer({ cert, key }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      told += chunk.toString('latin1');
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${token.length}\r\n\r\n${token}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told: () => told,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
