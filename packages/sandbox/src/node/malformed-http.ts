import type { Socket } from 'node:net';
import { sandboxError } from '../http/message.ts';

/** Answers what is not HTTP. */
export function answerMalformed(error: NodeJS.ErrnoException | undefined, socket: Socket): void {
  socket.on('error', () => {});
  if (error?.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] = malformed[error?.code ?? 'CONNECT'] ?? [400, 'Bad Request'];
  const { headers, body } = sandboxError(
    status,
    'malformed_http',
    'This is not a valid HTTP request.',
  );
  const lines = Object.entries({
    ...headers,
    'Content-Length': String(body.length),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`);
  hangUp(socket);
}

/** How much more of a connection is read and thrown away, and for how long: bytes, milliseconds. */
const discardLimit = 1_048_576;
const patience = 2000;

/** Reads what still comes, since a client that is cut off in the middle may never see its answer. */
function hangUp(socket: Socket): void {
  const end = (): void => void socket.destroy();
  const timer = setTimeout(end, patience);
  socket.once('close', () => clearTimeout(timer));
  let length = 0;
  socket.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > discardLimit) end();
  });
}

const malformed: Readonly<Record<string, readonly [number, string]>> = {
  CONNECT: [405, 'Method Not Allowed'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Payload Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};
