import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { slowPieces } from '../http/delivery.ts';
import { goneSignal } from './gone.ts';
import type { Answer, PlainAnswer, StreamAnswer } from '../http/message.ts';

/** How long the reader of a stream may leave what was sent untouched: milliseconds. */
const patience = 30_000;

/** Sends an answer over a socket, with everything that is to go wrong on the way. */
export function deliver(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const endless = 'stream' in answer || answer.delivery?.fault === 'hang';
  const gone = goneSignal(request, response, endless);
  if (gone.aborted) return;
  if ('stream' in answer) {
    void sendStream(answer, response, gone).catch(() => request.socket.destroy());
    return;
  }
  const delay = answer.delivery?.delay;
  if (!delay || endless) return send(answer, request, response, gone);
  const timer = setTimeout(() => send(answer, request, response, gone), delay);
  gone.addEventListener('abort', () => clearTimeout(timer));
}

function send(
  { status, headers, body, delivery }: PlainAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  gone: AbortSignal,
): void {
  const sent = headers['Content-Encoding'] === 'gzip' ? gzipSync(body) : body;
  const start = (): unknown =>
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(sent) });
  switch (delivery?.fault) {
    case 'hang':
      gone.addEventListener('abort', () => endWithout(response));
      return;
    case 'reset':
      reset(request);
      return;
    case undefined:
      start();
      response.end(request.method === 'HEAD' ? undefined : sent);
      return;
    case 'truncated':
      start();
      response.write(sent.slice(0, sent.length >> 1), () => request.socket.destroy());
      return;
    case 'slow_body':
      start();
      drip(new Uint8Array(Buffer.from(sent as string)), delivery.slowBody ?? 0, response, gone);
      return;
  }
}

/** Ends the connection in place of an answer: at its turn, if others are answered before it. */
function endWithout(response: ServerResponse): void {
  if (response.socket) response.socket.destroySoon();
  else response.once('socket', (socket: Socket) => socket.destroySoon());
}

/** A reset (RST), not a goodbye (FIN); a TLS socket can only be torn down. */
function reset({ socket }: IncomingMessage): void {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

function drip(
  bytes: Uint8Array<ArrayBuffer>,
  duration: number,
  response: ServerResponse,
  gone: AbortSignal,
): void {
  const { pieces, wait } = slowPieces(bytes, duration);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(pieces[sent++] ?? '');
    if (sent < pieces.length) return;
    clearInterval(timer);
    response.end();
  }, wait);
  gone.addEventListener('abort', () => clearInterval(timer));
  response.flushHeaders();
}

/** @throws if the reader takes nothing for too long; it may come back with the id of its last entry. */
async function sendStream(
  { status, headers, stream }: StreamAnswer,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  response.writeHead(status, headers);
  for await (const text of stream(gone)) {
    if (gone.aborted) break;
    if (response.write(text)) continue;
    await once(response, 'drain', {
      signal: AbortSignal.any([gone, AbortSignal.timeout(patience)]),
    });
  }
  response.end();
}
