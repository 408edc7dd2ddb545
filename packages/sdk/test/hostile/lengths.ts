import { aToken, failed, hostile, invalid } from './hostile-case.ts';
import { bytesOf, chunked, closing, goodToken, raw } from './replies.ts';

const good = JSON.stringify(goodToken);
const unknown = failed('network', 'unknown');
const noJson = invalid(200, 'not a UTF-8 JSON object');
const tooLarge = invalid(200, 'larger than 65536');

hostile('bodies', [
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
