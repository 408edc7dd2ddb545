import * as fc from 'fast-check';
import { properRequests, type ProperRequest } from './requests.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Header lines that break a request's framing, or ask a server to leave HTTP. */
const headerLines = [
  'Content-Length: 5',
  'Content-Length: 99999999999999999999',
  'Content-Length: -1',
  'Content-Length: 1\r\nContent-Length: 2',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 3',
  'Expect: 100-continue\r\nContent-Length: 4',
  'Expect: tea',
  'Connection: Upgrade\r\nUpgrade: websocket',
  'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__',
  'Host: elsewhere.example',
  'X: a\u0000b',
  'X: a\r\n\tfolded',
  'X : a',
  ': a',
  `X: ${'x'.repeat(20_000)}`,
  'X: a\r\n'.repeat(2500).trimEnd(),
];
/** What stands in place of a request. */
const instead = [
  'CONNECT 127.0.0.1:443 HTTP/1.1\r\nHost: a\r\n\r\n',
  `CONNECT a HTTP/1.1\r\nHost: a\r\n\r\n${'x'.repeat(100_000)}`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000',
  '\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003',
  'GET /\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET //[ HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET mailto:a HTTP/1.1\r\nHost: a\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  '\r\n\r\n\r\n',
  ' GET / HTTP/1.1\r\n\r\n',
  'get / HTTP/1.1\r\n\r\n',
  '\u0000'.repeat(5000),
];
/** Chunks that are wrong, or that say more about themselves than they carry. */
const chunks = [
  'zz\r\n',
  '-1\r\n',
  'ffffffffffffffff\r\nx',
  '5\r\nab',
  `1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
  '1;a=b\r\nx\r\n'.repeat(3000),
  '0\r\nTrailer: a\r\n\r\n',
  `0\r\n${'T: a\r\n'.repeat(3000)}\r\n`,
];

/** Bytes that are not a whole, proper request. */
export function improperRequests(vocabulary: Vocabulary): fc.Arbitrary<string> {
  const proper = properRequests(vocabulary);
  const withLine = fc
    .tuple(proper, fc.constantFrom(...headerLines))
    .map(([request, line]) => text({ ...request, head: `${request.head}\r\n${line}` }));
  const cut = fc
    .tuple(proper, fc.nat())
    .map(([request, at]) => text(request).slice(0, at % text(request).length));
  const chunked = fc
    .constantFrom(...chunks)
    .map(
      (chunk) =>
        `POST ${vocabulary.paths[0]} HTTP/1.1\r\nHost: <host>\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
    );
  const noise = fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength: 200 })
    .map((codes) => String.fromCharCode(...codes));
  return fc.oneof(
    { weight: 4, arbitrary: withLine },
    { weight: 3, arbitrary: cut },
    { weight: 2, arbitrary: fc.constantFrom(...instead) },
    { weight: 2, arbitrary: chunked },
    { weight: 1, arbitrary: noise },
  );
}

/** A request as it is sent. */
export function text({ head, body }: ProperRequest): string {
  return `${head}\r\n\r\n${body}`;
}
