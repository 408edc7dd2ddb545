import type { Socket } from 'node:net';
import { orAborted } from './or-aborted.ts';
import { processWide } from './process-wide.ts';

/** One that may be written to. */
export interface Connection {
  readonly socket: Socket;
  /** Whether it served a request before, or was warmed up: the server may be closing it. */
  readonly kept: boolean;
  /** How much had been read from it when it was taken. */
  readonly bytesBefore: number;
}

/** The connections to one host. They are kept open, and their TLS sessions resumed. */
export interface Connections {
  /**
   * A connection on which nothing was written since its last answer: a kept one, the one that is being
   * warmed up, or a new one; only a new one if that is asked for. Rejects if none came about.
   */
  readonly take: (signal: AbortSignal, which?: 'new') => Promise<Connection>;
  /** The connection had its whole answer, and the next request may use it. */
  readonly keep: (socket: Socket) => void;
  /** Opens a connection that the next request takes. Sends nothing. */
  readonly warmUp: (signal: AbortSignal) => Promise<void>;
}

interface Opening {
  readonly opened: Promise<Socket>;
  readonly cancel: () => void;
}

/** Milliseconds. Longer than launches are usually apart, shorter than what load balancers forget. */
const longestIdle = 300_000;
/** How often a silent connection shows that it lives, so that nothing on the way forgets it. */
const probeInterval = 30_000;
/** How near to the server's own limit a connection is too old: the request would cross the server's close. */
const margin = 250;
/** A connection that was closed sooner met no idle limit but a restart or a mishap. */
const shortestLimit = 500;
const mostKept = 256;

// The module's, since jsdom has no such global, and since fake timers may have taken its place.
const { setImmediate: turn } = process.getBuiltinModule('node:timers');

let byOrigin: Map<string, Connections> | undefined;

/** The process's connections to the origin of a URL. Modules are loaded at the first use, not at import. */
export function connectionsTo(url: URL): Connections {
  byOrigin ??= processWide(
    'connections/1',
    ({ get, set }) => typeof get === 'function' && typeof set === 'function',
    () => new Map<string, Connections>(),
  );
  let connections = byOrigin.get(url.origin);
  if (!connections) byOrigin.set(url.origin, (connections = keptConnections(url)));
  return connections;
}

/** @see decisions/0008-kept-connections.md */
function keptConnections({ protocol, hostname, port }: URL): Connections {
  const secure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const target = { host, port: Number(port) || (secure ? 443 : 80) };
  /** The last one was used last. */
  const idle: Socket[] = [];
  const idleSince = new WeakMap<Socket, number>();
  let serverLimit = Infinity;
  let session: Buffer | undefined;
  let warming: Opening | undefined;

  // TLS is loaded while the connection is already under way: that takes as long as a near server to answer.
  async function connect(signal: AbortSignal): Promise<Socket> {
    const net = process.getBuiltinModule('node:net');
    const probes = { noDelay: true, keepAlive: true, keepAliveInitialDelay: probeInterval };
    const opened = event(net.connect({ ...target, ...probes, signal }), 'connect');
    if (!secure) return prepared(await opened);
    const tls = process.getBuiltinModule('node:tls');
    const secureContext = tls.createSecureContext();
    const handshake = tls.connect({
      socket: await opened,
      host,
      servername: net.isIP(host) ? '' : host,
      session,
      secureContext,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: true,
    });
    return event(prepared(handshake), 'secureConnect');
  }

  const ageOf = (socket: Socket): number => performance.now() - (idleSince.get(socket) ?? 0);

  function prepared(socket: Socket): Socket {
    return socket
      .unref()
      .setTimeout(longestIdle, () => idle.includes(socket) && socket.destroy())
      .on('session', (latest: Buffer) => (session = latest))
      .once('close', () => {
        const place = idle.indexOf(socket);
        if (place === -1) return;
        idle.splice(place, 1);
        if (ageOf(socket) >= shortestLimit) serverLimit = ageOf(socket);
      });
  }

  function open(): Opening {
    const controller = new AbortController();
    return { opened: connect(controller.signal), cancel: () => controller.abort() };
  }

  async function take(signal: AbortSignal, which?: 'new'): Promise<Connection> {
    const candidates = which === 'new' ? [] : idle;
    if (candidates.length > 0) {
      // Brings the news of connections that the server closed. Twice, since the first turn of the event loop
      // may end before it asks the system.
      await new Promise((resolve) => turn(() => turn(resolve)));
    }
    signal.throwIfAborted();
    for (let socket; (socket = candidates.pop());) {
      socket.off('data', destroy);
      const whole = socket.readable && socket.writable;
      if (whole && Math.abs(ageOf(socket) - serverLimit) > margin) return taken(socket, true);
      socket.destroy();
    }
    const { opened, cancel } = warming ?? open();
    warming = undefined;
    try {
      return taken(await orAborted(opened, signal), false);
    } catch (error) {
      cancel();
      throw error;
    }
  }

  function keep(socket: Socket): void {
    if (idle.length >= mostKept) return void socket.destroy();
    idle.push(socket);
    idleSince.set(socket, performance.now());
    // What comes unasked would be taken for the next answer.
    socket.once('data', destroy);
  }

  async function warmUp(signal: AbortSignal): Promise<void> {
    if (idle.length > 0) return;
    const opening = (warming ??= open());
    // A launch may have taken it in the meantime.
    const waits = (): boolean => warming === opening;
    try {
      const socket = await orAborted(opening.opened, signal);
      if (waits()) keep(socket);
    } catch (error) {
      if (waits()) opening.cancel();
      throw error;
    } finally {
      if (waits()) warming = undefined;
    }
  }

  return { take, keep, warmUp };
}

function taken(socket: Socket, kept: boolean): Connection {
  return { socket, kept, bytesBefore: socket.bytesRead };
}

function destroy(this: Socket): void {
  this.destroy();
}

function event(socket: Socket, name: 'connect' | 'secureConnect'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once(name, () => resolve(socket));
    // Stays for the socket's life, since an error that nobody listens for ends the process.
    socket.on('error', reject);
    socket.once('close', reject);
  });
}
