import type { Socket } from 'node:net';
import type { Signal } from './deadline.ts';
import { openingsTo, type Opening } from './node-opening.ts';
import { orAborted } from './or-aborted.ts';
import { placesFor } from './places.ts';
import { processWide } from './process-wide.ts';

/** One that may be written to. */
export interface Connection {
  readonly socket: Socket;
  /** Whether it served a request before: the server may be closing it. */
  readonly kept: boolean;
  /**
   * To be called at the end: whether it had a whole answer and nothing else, so that it may be used again, and
   * whether it had any.
   */
  readonly done: (whole: boolean, heard: boolean) => void;
}

/** An open one, with what is known of it. Times are milliseconds of the clock. */
interface Open extends Connection {
  kept: boolean;
  /** Whether it has a place, which it frees once. */
  inUse: boolean;
  idleSince: number;
  readonly tooOld: number;
}

/** The connections to one host. They are kept open, and their TLS sessions resumed. */
export interface Connections {
  /**
   * A connection on which nothing was written since its last answer: a kept one, the one that is being
   * warmed up, or a new one; only a new one if that is asked for. Rejects if none came about.
   */
  readonly take: (signal: Signal, which?: 'new') => Promise<Connection>;
  /** Opens a connection that the next request takes. Sends nothing. */
  readonly openAhead: (signal: Signal) => Promise<void>;
}

/** Milliseconds. Longer than launches are usually apart, shorter than what load balancers forget. */
const longestIdle = 300_000;
/** From 8 to 12 minutes: a host that moved is found, and not by all connections at once. */
const greatestAge = (): number => 600_000 * (0.8 + 0.4 * Math.random());
/** How near to the server's own limit a connection is too old: the request would cross the server's close. */
const margin = 250;
/** A connection that was closed sooner met no idle limit but a restart or a mishap. */
const shortestLimit = 500;
/** The most at one host. A request beyond it waits, which costs less than another connection. */
const mostConnections = 256;

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
function keptConnections(url: URL): Connections {
  const openings = openingsTo(url);
  const places = placesFor(mostConnections);
  /** The last one was used last. */
  const idle: Open[] = [];
  let serverLimit = Infinity;
  let warming: Opening | undefined;

  // By the clock of the wall, which goes on while a process is frozen. If it is set back, all are too old.
  const idleFor = ({ idleSince }: Open): number => Math.abs(Date.now() - idleSince);

  // What an exchange needs of it is made once, and not for each: what old objects point to outlives it.
  function prepared(socket: Socket): Open {
    const now = Date.now();
    const done = (whole: boolean, heard: boolean): void => {
      // A server may take a ticket and break afterwards.
      if (!heard && !open.kept) openings.forgetSessions();
      const had = open.inUse;
      open.inUse = false;
      if (whole) keep(open);
      else socket.destroy();
      if (had) places.free();
    };
    const open: Open = {
      socket,
      kept: false,
      done,
      inUse: false,
      idleSince: now,
      tooOld: now + greatestAge(),
    };
    socket
      .setTimeout(longestIdle)
      .on('timeout', () => idle.includes(open) && socket.destroy())
      .once('close', () => {
        if (open.inUse) done(false, true);
        const place = idle.indexOf(open);
        if (place === -1) return;
        idle.splice(place, 1);
        if (idleFor(open) >= shortestLimit) serverLimit = idleFor(open);
      });
    return open;
  }

  function isGood(open: Open): boolean {
    const young = Date.now() < open.tooOld && idleFor(open) < longestIdle;
    return young && open.socket.readable && Math.abs(idleFor(open) - serverLimit) > margin;
  }

  function take(signal: Signal, which?: 'new'): Promise<Connection> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const turn = places.take(signal);
    // While it waits in the queue, a promise is less to hold than the rest of this function.
    return turn ? turn.then(() => withPlace(signal, which)) : withPlace(signal, which);
  }

  async function withPlace(signal: Signal, which?: 'new'): Promise<Connection> {
    try {
      const candidates = which === 'new' ? [] : idle;
      if (candidates.length > 0) await news();
      signal.throwIfAborted();
      for (let open; (open = candidates.pop());) {
        open.socket.off('data', destroy);
        if (isGood(open)) return lent(open);
        open.socket.destroy();
      }
      return lent(await newOne(signal));
    } catch (error) {
      places.free();
      throw error;
    }
  }

  async function newOne(signal: Signal): Promise<Open> {
    const opening = warming ?? openings.open();
    warming = undefined;
    try {
      return prepared(await orAborted(opening.opened, signal));
    } catch (error) {
      opening.cancel();
      throw error;
    }
  }

  function lent(open: Open): Connection {
    open.inUse = true;
    // The deadline keeps the process alive too, unless a test has put a fake timer in its place.
    open.socket.ref();
    return open;
  }

  function keep(open: Open): void {
    const { socket, tooOld } = open;
    if (idle.length >= mostConnections || socket.destroyed || Date.now() >= tooOld) {
      return void socket.destroy();
    }
    open.kept = true;
    open.idleSince = Date.now();
    idle.push(open);
    // What comes unasked would be taken for the next answer.
    socket.unref().once('data', destroy);
  }

  async function openAhead(signal: Signal): Promise<void> {
    if (idle.some(isGood)) return;
    const opening = (warming ??= openings.open());
    // A launch may have taken it in the meantime.
    const waits = (): boolean => warming === opening;
    try {
      const socket = await orAborted(opening.opened, signal);
      if (waits()) keep(prepared(socket));
    } catch (error) {
      if (waits()) opening.cancel();
      throw error;
    } finally {
      if (waits()) warming = undefined;
    }
  }

  return { take, openAhead };
}

let turning: Promise<void> | undefined;

/**
 * Brings the news of connections that the server closed: two turns of the event loop, since the first may end
 * before it asks the system. Until it has ended others join in: the second is ahead of them too.
 */
function news(): Promise<void> {
  return (turning ??= twoTurns());
}

async function twoTurns(): Promise<void> {
  // Not `setImmediate`, in whose place a merchant's test may have put a fake one.
  const { scheduler } = process.getBuiltinModule('node:timers/promises');
  await scheduler.yield();
  turning = undefined;
  await scheduler.yield();
}

function destroy(this: Socket): void {
  this.destroy();
}
