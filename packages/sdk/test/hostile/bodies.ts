import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { expect } from 'vitest';
import { aToken, failed, hostile, invalid, refused, type Expected } from './hostile-case.ts';
import { bytesOf, chunked, closing, goodToken, raw, reply, token } from './replies.ts';

const good = JSON.stringify(goodToken);
const unknown = failed('network', 'unknown');
const noJson = invalid(200, 'not a UTF-8 JSON object');
const noObject = invalid(200, 'not a UTF-8 JSON object');
const tooLarge = invalid(200, 'larger than 65536');
const { expires_in: _expiresIn, ...unlimited } = goodToken;
const withoutExpiry: Expected = { token: unlimited };
const json = 'Content-Type: application/json';

const plain: [name: string, body: string | Uint8Array, expected: Expected][] = [
  ['nothing', '', noJson],
  ['a space', ' ', noJson],
  ['null', 'null', noObject],
  ['true', 'true', noObject],
  ['a number', '0', noObject],
  ['text', `"${token}"`, noObject],
  ['a list of a token', `[${good}]`, noObject],
  ['an empty list', '[]', noObject],
  ['an empty object', '{}', invalid(200)],
  ['half a token', good.slice(0, -9), noJson],
  ['a token without its last brace', good.slice(0, -1), noJson],
  ['two tokens', good + good, noJson],
  ['two tokens on two lines', `${good}\n${good}`, noJson],
  ['a token and a word', `${good} ok`, noJson],
  ['a token within white space', `\r\n\t ${good} \n`, aToken],
  ['a token behind what stops it from being a script', `)]}',\n${good}`, noJson],
  ['a token in a callback', `callback(${good})`, noJson],
  ['a token as a form', new URLSearchParams({ ...goodToken, expires_in: '1' }).toString(), noJson],
  ['a token in single quotes', good.replaceAll('"', "'"), noJson],
  ['a token with a comma too many', good.replace('}', ',}'), noJson],
  ['a token with a comment', good.replace('{', '{/* token */'), noJson],
  ['a token in XML', `<token><access_token>${token}</access_token></token>`, noJson],
  ['HTML', `<html><body>${token}</body></html>`, noJson],
  ['a token behind a byte order mark', `\uFEFF${good}`, aToken],
  ['a token behind two byte order marks', `\uFEFF\uFEFF${good}`, noJson],
  ['a token in UTF-16, little end first', Buffer.from(good, 'utf16le'), noJson],
  ['a token in UTF-16 with a byte order mark', Buffer.from(`\uFEFF${good}`, 'utf16le'), noJson],
  ['a token in UTF-16, big end first', Buffer.from(good, 'utf16le').swap16(), noJson],
  ['a token in UTF-32', Buffer.from([...good].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])), noJson],
  ['a token with invalid UTF-8', Buffer.from(good.replace('}', ',"x":"\xFF"}'), 'latin1'), noJson],
  [
    'a token with half a character',
    Buffer.from(good.replace('}', ',"x":"\xD0"}'), 'latin1'),
    noJson,
  ],
  [
    'a token with an overlong character',
    Buffer.from(good.replace('}', ',"x":"\xC0\xAF"}'), 'latin1'),
    noJson,
  ],
  [
    'a token with a surrogate in UTF-8',
    Buffer.from(good.replace('}', ',"x":"\xED\xA0\x80"}'), 'latin1'),
    noJson,
  ],
  ['a token with Cyrillic beside it', good.replace('}', ',"info":"Амжилттай"}'), aToken],
  ['a token with an emoji beside it', good.replace('}', ',"info":"🎉"}'), aToken],
  ['a NUL', '\0', noJson],
  ['NULs', '\0'.repeat(1000), noJson],
  ['a token behind a NUL', `\0${good}`, noJson],
  ['a token before a NUL', `${good}\0`, noJson],
  ['a token of 64 KiB to the byte', good + ' '.repeat(65_536 - good.length), aToken],
  ['a token of 64 KiB and a byte', good + ' '.repeat(65_537 - good.length), tooLarge],
  ['a megabyte', ' '.repeat(1_000_000), tooLarge],
  ['lists 100 000 deep', '['.repeat(100_000) + ']'.repeat(100_000), tooLarge],
  ['lists 30 000 deep', '['.repeat(30_000) + ']'.repeat(30_000), noObject],
  ['objects 10 000 deep', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), invalid(200)],
  ['lists 30 000 deep that never close', '['.repeat(60_000), noJson],
  [
    'a token with lists 30 000 deep',
    good.replace('}', `,"x":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
    aToken,
  ],
  [
    'a token around an error 10 000 deep',
    good.replace('}', `,"error":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`),
    invalid(200),
  ],
  [
    'thousands of fields',
    good.replace('}', `${Array.from({ length: 5_000 }, (_, i) => `,"f${i}":1`).join('')}}`),
    aToken,
  ],
  ['a number that no computer can hold', good.replace('3600', '1e999'), withoutExpiry],
  ['a number with thousands of digits', good.replace('3600', '9'.repeat(5_000)), withoutExpiry],
  ['access_token twice', good.replace('{', `{"access_token":"a first one",`), aToken],
  [
    'access_token twice, bad the second time',
    good.replace('}', ',"access_token":7}'),
    invalid(200),
  ],
  [
    'error twice, the second time null',
    good.replace('}', ',"error":"invalid_grant","error":null}'),
    aToken,
  ],
  ['__proto__ with a token', `{"__proto__":${good}}`, invalid(200)],
  [
    '__proto__ beside a token',
    good.replace('{', '{"__proto__":{"error":"invalid_grant","polluted":true},'),
    aToken,
  ],
  ['__proto__ null', good.replace('{', '{"__proto__":null,'), aToken],
  [
    'constructor beside a token',
    good.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
    aToken,
  ],
  [
    'toString, hasOwnProperty and then beside a token',
    good.replace('{', '{"toString":1,"hasOwnProperty":1,"then":1,"toJSON":1,'),
    aToken,
  ],
  [
    'an envelope with __proto__ as its result',
    `{"code":"0","intCode":0,"info":"","__proto__":{"result":${good}}}`,
    invalid(200),
  ],
  ['an error of __proto__', '{"error":"__proto__"}', invalid(200, '__proto__')],
  ['an error of constructor', '{"error":"constructor"}', invalid(200, 'constructor')],
];

hostile(
  'bodies',
  plain.map(([name, body, expected]) => ({
    name: `the body is ${name}`,
    answer: reply(200, body),
    expected,
    after: () => {
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect({}).not.toHaveProperty('polluted');
    },
  })),
);

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
  {
    name: 'a Content-Length that is too short',
    answer: closing(200, good, ['Content-Length: 20']),
    expected: noJson,
  },
  {
    name: 'a Content-Length that is too long',
    answer: closing(200, good, ['Content-Length: 2000']),
    expected: unknown,
  },
  {
    name: 'a Content-Length of 0',
    answer: closing(200, good, ['Content-Length: 0']),
    expected: noJson,
  },
  ...['-1', '-200', 'abc', '1e3', '0x10', '99999999999999999999999', '10, 20', ''].map(
    (length) => ({
      name: `a Content-Length of "${length}"`,
      answer: closing(200, good, [`Content-Length: ${length}`]),
      expected: unknown,
    }),
  ),
  {
    name: 'two Content-Lengths that differ',
    answer: closing(200, good, [`Content-Length: ${good.length}`, 'Content-Length: 20']),
    expected: unknown,
  },
  {
    name: 'a Content-Length and chunks',
    answer: closing(200, `${good.length.toString(16)}\r\n${good}\r\n0\r\n\r\n`, [
      'Content-Length: 20',
      'Transfer-Encoding: chunked',
    ]),
    expected: unknown,
  },
  {
    name: 'a Content-Length of gigabytes and a silent end',
    answer: closing(200, good, ['Content-Length: 9999999999']),
    expected: unknown,
  },
  {
    name: 'chunks',
    answer: chunked(`${good.length.toString(16)}\r\n${good}\r\n`, '0\r\n\r\n'),
    expected: aToken,
  },
  {
    name: 'chunks of one byte with extensions and trailers',
    answer: chunked(
      ...[...good].map((c) => `1;name=value\r\n${c}\r\n`),
      '0\r\nX-Trailer: x\r\n\r\n',
    ),
    expected: aToken,
  },
  { name: 'chunks of garbage', answer: chunked('zz\r\ngarbage\r\n'), expected: unknown },
  { name: 'a chunk of a negative size', answer: chunked('-5\r\ngarbage\r\n'), expected: unknown },
  {
    name: 'a chunk of an endless size',
    answer: chunked(`${'f'.repeat(40)}\r\n${good}`),
    expected: unknown,
  },
  {
    name: 'a chunk longer than it said',
    answer: chunked(`5\r\n${good}\r\n0\r\n\r\n`),
    expected: unknown,
  },
  { name: 'no chunk at all', answer: chunked('0\r\n\r\n'), expected: noJson },
  {
    name: 'a transfer encoding that nobody knows',
    answer: closing(200, good, ['Transfer-Encoding: gibberish']),
    expected: aToken,
  },
  {
    name: 'a body of two gigabytes in words, cut off after a few bytes',
    answer: raw(
      'HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n',
      bytesOf('x'.repeat(70_000)),
    ),
    expected: tooLarge,
  },
]);
