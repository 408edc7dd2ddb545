import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Signal } from './deadline.ts';
import { whereaboutsOf } from './node-addresses.ts';
import { firstToConnect } from './node-dial.ts';
import { secureContext, shakeHands, type Tickets } from './node-handshake.ts';

/** A connection that is coming about. */
export interface Opening {
  readonly opened: Promise<Socket>;
  /** Closes it, also if it has come about at this very moment. */
  readonly cancel: () => void;
}

/** Opens connections to one host. */
export interface Openings {
  readonly open: () => Opening;
  readonly forgetSessions: () => void;
}

/** How connections to the origin of a URL come about: its addresses are asked for, and TLS sessions resumed. */
export function openingsTo({ protocol, hostname, port }: URL): Openings {
  const secure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const whereabouts = whereaboutsOf(host);
  const tickets: Tickets = [];

  async function connect(signal: Signal): Promise<Socket> {
    const session = tickets.pop();
    try {
      return await attempt(signal, session);
    } catch (error) {
      signal.throwIfAborted();
      if (!session) throw error;
      // A server that breaks on one ticket breaks on its siblings. Nothing was written yet.
      tickets.length = 0;
      return attempt(signal);
    }
  }

  async function attempt(signal: Signal, session?: Buffer): Promise<Socket> {
    const found = await whereabouts();
    signal.throwIfAborted();
    const dialing = firstToConnect(found, Number(port) || (secure ? 443 : 80), signal);
    if (!secure) return dialing;
    const [socket, context] = await Promise.all([dialing, secureContext()]);
    return handshake(socket, context, session, signal);
  }

  async function handshake(
    socket: Socket,
    context: SecureContext,
    session: Buffer | undefined,
    signal: Signal,
  ): Promise<Socket> {
    const abort = (): unknown => socket.destroy();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    try {
      return await shakeHands(socket, host, context, tickets, session);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  return {
    open() {
      const controller = new AbortController();
      const opened = connect(controller.signal);
      const cancel = (): void => {
        controller.abort();
        opened.then((socket) => socket.destroy()).catch(() => {});
      };
      return { opened, cancel };
    },
    forgetSessions: () => void (tickets.length = 0),
  };
}
