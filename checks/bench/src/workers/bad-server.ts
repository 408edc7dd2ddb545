// A server on a bad day (its argument: `bomb` or `endless`), a process of its own: it never gives a token.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { answerQuestions } from './answer-questions.ts';

const bombs = process.argv[2] === 'bomb';
const megabyte = Buffer.alloc(1_000_000, ' ');
/** 200 MB of white space, compressed: a gzip file may be made of several, one behind the other. */
const bomb = Buffer.concat(Array(20).fill(gzipSync(Buffer.alloc(10_000_000, ' '))));

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, {
    'Content-Type': 'application/json',
    ...(bombs && { 'Content-Encoding': 'gzip' }),
  });
  if (bombs) response.end(bomb);
  else pour(response);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
answerQuestions((server.address() as AddressInfo).port, () => undefined);

/** At most 100 MB a second, so that who reads all of it does not end the machine. */
function pour(response: ServerResponse): void {
  const pouring = setInterval(() => {
    if (!response.writableNeedDrain) response.write(megabyte);
  }, 10);
  response.on('close', () => clearInterval(pouring));
}
