import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const waiting = new WeakMap<Socket, Set<AbortController>>();

/**
 * A signal that aborts when an answer is done with: sent, or its client has left. It follows the socket, too:
 * on Node 20 and 22 a response that is queued behind another emits no `close` when the connection is lost.
 */
export function goneSignal({ socket }: IncomingMessage, response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (socket.destroyed) {
    controller.abort();
    return controller.signal;
  }
  const controllers = waiting.get(socket) ?? followed(socket);
  controllers.add(controller);
  const done = (): void => {
    controllers.delete(controller);
    controller.abort();
  };
  response.once('finish', done);
  response.once('close', done);
  return controller.signal;
}

/** One listener a socket, however many requests are pipelined on it. */
function followed(socket: Socket): Set<AbortController> {
  const controllers = new Set<AbortController>();
  waiting.set(socket, controllers);
  socket.once('close', () => {
    for (const controller of controllers) controller.abort();
    controllers.clear();
  });
  return controllers;
}
