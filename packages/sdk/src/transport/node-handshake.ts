import type { Socket } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';

/** The most that are remembered. A server sends two with each connection. */
const mostTickets = 32;

/** What resumes TLS sessions with one host, the latest last. */
export type Tickets = Buffer[];

/**
 * Loads TLS, in the next turn of the event loop: it takes as long as a near server to answer, so a connection that
 * was begun in this turn is under way by then.
 */
export async function secureContext(): Promise<SecureContext> {
  await process.getBuiltinModule('node:timers/promises').scheduler.yield();
  return process.getBuiltinModule('node:tls').createSecureContext();
}

/**
 * Shakes hands and checks the certificate, whatever the environment says.
 * @param session - what it offers to resume, taken from the tickets: each goes out once, as RFC 8446 C.4 wants
 * it, so that nobody on the way can tell that two connections are one's own
 * @returns what never settles if the socket is destroyed on this side
 */
export function shakeHands(
  socket: Socket,
  host: string,
  context: SecureContext,
  tickets: Tickets,
  session: Buffer | undefined,
): Promise<TLSSocket> {
  const secured = process.getBuiltinModule('node:tls').connect({
    socket,
    host,
    servername: process.getBuiltinModule('node:net').isIP(host) ? '' : host,
    session,
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  });
  secured.on('session', (latest) => {
    tickets.push(latest);
    if (tickets.length > mostTickets) tickets.shift();
  });
  return new Promise((resolve, reject) => {
    secured.once('error', reject);
    // An error that nobody listens for ends the process.
    secured.on('error', () => {});
    secured.once('secureConnect', () => {
      secured.off('error', reject);
      // What older versions resume is good for many connections, and they may not give another.
      if (session && secured.getProtocol() !== 'TLSv1.3') tickets.push(session);
      resolve(secured);
    });
  });
}
