import type { Socket } from 'node:net';

/** How near to the server's own limit a socket is too old: the request would cross the server's close. */
const margin = 250;
/** A socket that was closed sooner, in milliseconds, met no idle limit but a restart or a mishap. */
const shortestLimit = 500;

/** Knows the idle sockets to one server, and which of them a code may be trusted to. */
export interface IdleSockets {
  /** The socket is idle from now on, and does not keep the process alive. */
  readonly rest: (socket: Socket) => void;
  /** The socket is used again, or dropped. */
  readonly leave: (socket: Socket) => void;
  /** Whether a request on the socket will reach the server, for all that is known here. */
  readonly usable: (socket: Socket) => boolean;
}

/** @see decisions/0008-kept-connections.md */
export function idleSockets(): IdleSockets {
  const idle = new WeakMap<Socket, { readonly since: number; readonly bytesRead: number }>();
  const known = new WeakSet<Socket>();
  let serverLimit = Infinity;

  function learn(this: Socket): void {
    const age = performance.now() - (idle.get(this)?.since ?? Infinity);
    if (age >= shortestLimit) serverLimit = age;
  }

  return {
    rest(socket) {
      if (!known.has(socket)) socket.once('close', learn);
      known.add(socket);
      idle.set(socket, { since: performance.now(), bytesRead: socket.bytesRead });
      socket.unref();
    },
    leave(socket) {
      idle.delete(socket);
    },
    usable(socket) {
      const { since, bytesRead } = idle.get(socket) ?? { since: Infinity, bytesRead: 0 };
      return (
        !socket.destroyed &&
        socket.readable &&
        socket.writable &&
        // What comes unasked would be taken for the answer.
        socket.readableLength === 0 &&
        socket.bytesRead === bytesRead &&
        Math.abs(performance.now() - since - serverLimit) > margin
      );
    },
  };
}
