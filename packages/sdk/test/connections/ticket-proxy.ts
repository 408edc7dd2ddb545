import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What becomes of a handshake that offers to resume a session. */
export type OnTicket = 'alert' | 'reset' | 'pass';

export interface TicketProxy {
  readonly url: string;
  /** The ticket of each connection, in hexadecimal; empty if it offered none. */
  readonly tickets: string[];
  onTicket: OnTicket;
}

// fatal, handshake_failure
const alert = Buffer.from('15030300020228', 'hex');

/** Stands before a TLS server and sees which handshakes would resume a session. */
export async function ticketProxy(port: number): Promise<TicketProxy> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    socket.once('data', (hello: Buffer) => {
      const ticket = ticketOf(hello);
      proxy.tickets.push(ticket);
      if (ticket && proxy.onTicket === 'reset') return void socket.resetAndDestroy();
      if (ticket && proxy.onTicket === 'alert') return void socket.end(alert);
      const upstream = connect(port, '127.0.0.1').on('error', () => {});
      upstream.write(hello);
      upstream.on('close', () => socket.destroy());
      socket.pipe(upstream).pipe(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy: TicketProxy = { url, tickets: [], onTicket: 'pass' };
  return proxy;
}

/** The extension of a ClientHello that resumes: `session_ticket` (RFC 5077) or `pre_shared_key` (RFC 8446). */
function ticketOf(hello: Buffer): string {
  // Behind the record's head, the message's head, the version and the random bytes.
  let at = 5 + 4 + 2 + 32;
  at += 1 + hello.readUInt8(at); // session id
  at += 2 + hello.readUInt16BE(at); // cipher suites
  at += 1 + hello.readUInt8(at); // compression methods
  for (at += 2; at + 4 <= hello.length;) {
    const type = hello.readUInt16BE(at);
    const length = hello.readUInt16BE(at + 2);
    const value = hello.subarray(at + 4, at + 4 + length);
    if (type === 35 && length > 0) return value.toString('hex');
    // The list's length, the identity's length, and the identity.
    if (type === 41) return value.subarray(4, 4 + value.readUInt16BE(2)).toString('hex');
    at += 4 + length;
  }
  return '';
}
