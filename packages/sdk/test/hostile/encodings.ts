import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { aToken, failed, hostile, invalid, refused } from './hostile-case.ts';
import { closing, goodToken, reply } from './replies.ts';

const json = 'Content-Type: application/json';
const good = JSON.stringify(goodToken);
const unknown = failed('network', 'unknown');
const noJson = invalid(200, 'not a UTF-8 JSON object');

function encoded(encoding: string, body: Uint8Array | string) {
  return reply(200, body, [json, `Content-Encoding: ${encoding}`]);
}

const gzipped = gzipSync(good);
const corrupt = Buffer.from(gzipped);
corrupt.fill(0xff, 12, 20);

hostile('bodies', [
  ...(
    [
      ['gzip', gzipped],
      ['GZIP', gzipped],
      ['x-gzip', gzipped],
      [' gzip ', gzipped],
      ['deflate', deflateSync(good)],
      ['br', brotliCompressSync(good)],
      ['identity', good],
      ['gzip, gzip', gzipSync(gzipped)],
      ['gzip, br', brotliCompressSync(gzipped)],
    ] as const
  ).map(([encoding, body]) => ({
    name: `a token in ${encoding}`,
    answer: encoded(encoding, body),
    expected: aToken,
  })),
  {
    name: 'a token in gzip,identity',
    answer: encoded('gzip,identity', gzipped),
    expected: aToken,
    overFetch: noJson,
  },
  { name: 'a token in zstd', answer: encoded('zstd', zstdCompressSync(good)), expected: aToken },
  {
    name: 'a token in deflate without its envelope',
    answer: encoded('deflate', deflateRawSync(good)),
    expected: noJson,
    overFetch: aToken,
  },
  {
    name: 'a token in gzip, in chunks',
    answer: ({ socket }) => {
      const chunk = `${gzipped.length.toString(16)}\r\n`;
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
      );
      socket.write(gzipped);
      socket.write('\r\n0\r\n\r\n');
    },
    expected: aToken,
  },
  { name: 'gzip that is corrupt', answer: encoded('gzip', corrupt), expected: noJson },
  { name: 'gzip that is plain', answer: encoded('gzip', good), expected: noJson },
  { name: 'gzip that is empty', answer: encoded('gzip', ''), expected: noJson },
  {
    name: 'gzip cut in the middle',
    answer: encoded('gzip', gzipped.subarray(0, 40)),
    expected: noJson,
  },
  {
    name: 'gzip cut in its head',
    answer: encoded('gzip', gzipped.subarray(0, 5)),
    expected: noJson,
  },
  { name: 'gzip that says nothing of it', answer: reply(200, gzipped), expected: noJson },
  {
    name: 'gzip with garbage behind it',
    answer: encoded('gzip', Buffer.concat([gzipped, Buffer.from('garbage')])),
    expected: noJson,
  },
  { name: 'gzip twice, said once', answer: encoded('gzip', gzipSync(gzipped)), expected: noJson },
  { name: 'gzip once, said twice', answer: encoded('gzip, gzip', gzipped), expected: noJson },
  { name: 'br that is plain', answer: encoded('br', good), expected: noJson },
  { name: 'deflate that is plain', answer: encoded('deflate', good), expected: noJson },
  { name: 'zstd that is plain', answer: encoded('zstd', good), expected: noJson },
  {
    name: 'an encoding that nobody knows around JSON',
    answer: encoded('aes128gcm', good),
    expected: aToken,
  },
  {
    name: 'a hundred encodings',
    answer: encoded(Array(100).fill('gzip').join(','), gzipped),
    expected: noJson,
    overFetch: unknown,
  },
  {
    name: 'corrupt gzip behind a refusal is a refusal',
    answer: reply(403, corrupt, ['Content-Encoding: gzip']),
    expected: refused('invalid_grant', 403),
  },
  {
    name: 'gzip whose connection ends early is unknown',
    answer: closing(200, gzipped.subarray(0, 40), [
      'Content-Encoding: gzip',
      `Content-Length: ${gzipped.length}`,
    ]),
    expected: unknown,
  },
]);
