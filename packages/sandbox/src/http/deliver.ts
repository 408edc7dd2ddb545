import type { IncomingMessage, ServerResponse } from 'node:http';
import { slowPieces } from './delivery.ts';
import type { Answer, PlainAnswer, StreamAnswer } from './message.ts';

/** How much a stream's reader may be behind: bytes. */
const backlogLimit = 1_048_576;

/** Sends an answer over a socket, with everything that is to go wrong on the way. */
export function deliver(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if ('stream' in answer) return sendStream(answer, request, response);
  const delay = answer.delivery?.delay;
  if (delay) {
    const timer = setTimeout(() => send(answer, request, response), delay);
    response.once('close', () => clearTimeout(timer));
    return;
  }
  send(answer, request, response);
}

function send(answer: PlainAnswer, request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body, delivery } = answer;
  switch (delivery?.fault) {
    case 'hang':
      return;
    case 'reset':
      reset(request);
      return;
    case undefined:
      response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    case 'truncated':
      response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length >> 1), () => request.socket.destroy());
      return;
    case 'slow_body':
      response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      drip(new Uint8Array(Buffer.from(body as string)), delivery.slowBody ?? 0, response);
      return;
  }
}

/** A reset (RST), not a goodbye (FIN); a TLS socket can only be torn down. */
function reset({ socket }: IncomingMessage): void {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

function drip(bytes: Uint8Array<ArrayBuffer>, duration: number, response: ServerResponse): void {
  const { pieces, wait } = slowPieces(bytes, duration);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(pieces[sent++] ?? '');
    if (sent >= pieces.length) response.end();
  }, wait);
  response.once('close', () => clearInterval(timer));
  response.flushHeaders();
}

function sendStream(
  { status, headers, stream }: StreamAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(status, headers);
  const stop = stream((text) => {
    // A reader that has fallen far behind is sent away; it comes back with the id of its last entry.
    if (response.writableLength > backlogLimit) request.socket.destroy();
    else response.write(text);
  });
  response.once('close', stop);
}
