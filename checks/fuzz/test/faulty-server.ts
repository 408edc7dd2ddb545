import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/* A server with one fault, which its argument names; `none` has none. */

const [, , fault = 'none'] = process.argv;
const kept: unknown[] = [];

const elsewhere = createServer().listen(0, '127.0.0.1');
await once(elsewhere, 'listening');
const { port: other } = elsewhere.address() as AddressInfo;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const caught = request.url?.includes('__proto__') === true && request.method === 'POST';
    if (caught && fault === 'ends') throw new Error('Something was not foreseen.');
    if (caught && fault === 'hangs') return;
    if (caught && fault === 'prints a stack') console.error(new Error('Something was caught.'));
    if (caught && fault === 'prints a secret') console.log('client_secret=fuzz-secret-8d1f');
    if (caught && fault === 'keeps sockets') {
      kept.push(connect((server.address() as AddressInfo).port, '127.0.0.1'));
    }
    if (caught && fault === 'dials') kept.push(connect(other, '127.0.0.1'));
    if (fault === 'grows') kept.push(Array.from({ length: 5000 }, () => Math.random()));
    response.statusCode = caught && fault === 'answers 500' ? 500 : 200;
    response.end('an answer');
  });
});
// What it keeps is kept for good.
server.headersTimeout = 0;
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
