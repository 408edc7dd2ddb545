import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The answers that a socket waits for. */
interface Waiting {
  readonly all: Set<AbortController>;
  readonly endless: Set<AbortController>;
}

const waiting = new WeakMap<Socket, Waiting>();

/**
 * A signal that aborts when an answer is done with: sent, or its client has left. It follows the socket, too:
 * on Node 20 and 22 a response that is queued behind another emits no `close` when the connection is lost.
 * @param endless whether the answer has no end of its own: nobody waits for it who has closed his side, and a client
 * that has left altogether looks the same until something is sent to it
 */
export function goneSignal(
  { socket }: IncomingMessage,
  response: ServerResponse,
  endless: boolean,
): AbortSignal {
  const controller = new AbortController();
  if (socket.destroyed) {
    controller.abort();
    return controller.signal;
  }
  const answers = waiting.get(socket) ?? followed(socket);
  const kinds = endless ? [answers.all, answers.endless] : [answers.all];
  for (const kind of kinds) kind.add(controller);
  const done = (): void => {
    for (const kind of kinds) kind.delete(controller);
    controller.abort();
  };
  response.once('finish', done);
  response.once('close', done);
  return controller.signal;
}

/** One listener of a kind for a socket, however many requests are pipelined on it. */
function followed(socket: Socket): Waiting {
  const answers: Waiting = { all: new Set(), endless: new Set() };
  waiting.set(socket, answers);
  socket.once('end', () => abort(answers.endless));
  socket.once('close', () => abort(answers.all));
  return answers;
}

function abort(controllers: Set<AbortController>): void {
  for (const controller of controllers) controller.abort();
  controllers.clear();
}
