import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';

// A process of its own, so that the memory of the one that asks is its own too. It prints its port.
const megabyte = Buffer.alloc(1_000_000, ' ');
const size = 200 * megabyte.length;
// A gzip file may be made of several, one behind the other.
const gzip = repeated(gzipSync(Buffer.alloc(10_000_000, ' ')), 20);
const whole = Buffer.alloc(size, ' ');

type Made = readonly [headers: object, body: Buffer | number];
const made = new Map<string, Made>();
const answers: Readonly<Record<string, () => Made>> = {
  plain: () => [{ 'Content-Length': size }, size],
  chunked: () => [{}, size],
  endless: () => [{}, Infinity],
  gzip: () => [{ 'Content-Encoding': 'gzip' }, gzip],
  'gzip in gzip': () => [{ 'Content-Encoding': 'gzip, gzip' }, gzipSync(gzip)],
  br: () => [
    { 'Content-Encoding': 'br' },
    brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  ],
  zstd: () => [{ 'Content-Encoding': 'zstd' }, zstdCompressSync(whole)],
};

const server = createServer((request, response) => {
  request.resume();
  const name = decodeURIComponent(request.url?.split('/')[1] ?? '');
  if (!made.has(name)) made.set(name, answers[name]?.() ?? [{}, 0]);
  const [headers, body] = made.get(name) ?? [{}, 0];
  response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
  if (typeof body === 'number') pour(response, body);
  else response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
// Ends with the one who asked for it, however that ends.
process.stdin.resume().on('end', () => process.exit());

function pour(response: ServerResponse, left: number): void {
  if (left <= 0) return void response.end();
  response.write(megabyte, (error) => error ?? pour(response, left - megabyte.length));
}

function repeated(bytes: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => bytes));
}
