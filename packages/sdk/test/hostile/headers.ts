import { aToken, failed, hostile, invalid, refused } from './hostile-case.ts';
import { closing, goodToken, raw, refresh, reply, token } from './replies.ts';

const good = JSON.stringify(goodToken);
const unknown = failed('network', 'unknown');
const json = 'Content-Type: application/json';

const harmless: [name: string, headers: string[]][] = [
  ['no Content-Type', []],
  ['a Content-Type in odd letters', ['cOnTeNt-TyPe: APPLICATION/JSON']],
  ['a charset', ['Content-Type: application/json; charset=utf-8']],
  ['a charset that is wrong', ['Content-Type: application/json; charset=windows-1251']],
  ['a charset of UTF-16', ['Content-Type: application/json; charset=utf-16']],
  ['a charset that nobody knows', ['Content-Type: application/json; charset="\\"']],
  ['text/html', ['Content-Type: text/html; charset=utf-8']],
  ['text/plain', ['Content-Type: text/plain']],
  ['problem+json', ['Content-Type: application/problem+json']],
  ['an image', ['Content-Type: image/png', 'X-Content-Type-Options: nosniff']],
  ['multipart', ['Content-Type: multipart/form-data; boundary=x']],
  ['a Content-Type that is none', ['Content-Type: ;;;']],
  ['an empty Content-Type', ['Content-Type:']],
  ['two Content-Types', [json, 'Content-Type: text/html']],
  ['two Content-Types in one', ['Content-Type: text/html, application/json']],
  ['WWW-Authenticate', [json, `WWW-Authenticate: Basic realm="${token}"`]],
  ['cookies', [json, `Set-Cookie: token=${token}; Path=/`, 'Set-Cookie: a=b']],
  ['a Location', [json, 'Location: https://elsewhere.example/']],
  ['a Refresh', [json, 'Refresh: 0; url=https://elsewhere.example/']],
  ['Alt-Svc', [json, 'Alt-Svc: h3="elsewhere.example:443"']],
  ['a name that objects have', [json, '__proto__: x', 'constructor: y', 'toString: z']],
  ['letters that are not ASCII', [json, 'X-Latin: caf\xe9 \xff\xfe']],
  ['an empty header', [json, 'X-Empty:']],
  ['white space around a header', [json, 'X-Space: \t x \t ']],
  ['a hundred cookies', [json, ...Array.from({ length: 100 }, (_, i) => `Set-Cookie: c${i}=${i}`)]],
  ['a thousand headers', [json, ...Array.from({ length: 1000 }, (_, i) => `X${i}: ${i}`)]],
  ['a header of 10 KB', [json, `X-Long: ${'x'.repeat(10_000)}`]],
];

const broken: [name: string, headers: string[]][] = [
  ['a header of 64 KB', [`X-Long: ${'x'.repeat(65_536)}`]],
  ['a header name of 64 KB', [`${'x'.repeat(65_536)}: x`]],
  ['a hundred thousand headers', Array.from({ length: 100_000 }, () => 'X: x')],
  ['a NUL', ['X-Nul: a\0b']],
  ['a control character', ['X-Bell: a\x07b']],
  ['a bare carriage return', ['X-Cr: a\rb']],
  ['a space in a name', ['X Space: a']],
  ['a space before the colon', ['X-Space : a']],
  ['no colon', ['no colon here']],
  ['an empty name', [': x']],
  ['a name that is not ASCII', ['caf\xe9: x']],
];

hostile('headers', [
  ...harmless.map(([name, headers]) => ({
    name: `a token with ${name} is a token`,
    answer: reply(200, goodToken, headers),
    expected: aToken,
  })),
  ...harmless.slice(0, 16).map(([name, headers]) => ({
    name: `a refusal with ${name} is a refusal`,
    answer: reply(401, { error: 'unauthorized_client' }, headers),
    expected: refused('unauthorized_client', 401),
  })),
  ...broken.map(([name, headers]) => ({
    name: `headers with ${name} are not an answer`,
    answer: closing(200, goodToken, headers),
    expected: unknown,
  })),
  {
    name: 'a folded header, as of old, is not an answer',
    answer: closing(200, goodToken, ['X-Folded: a\r\n b', json]),
    expected: unknown,
  },
  {
    name: 'headers without carriage returns are not an answer',
    answer: raw(`HTTP/1.1 200 OK\nContent-Length: ${good.length}\n\n${good}`),
    expected: unknown,
  },
  {
    name: 'a status without a reason is an answer',
    answer: raw(`HTTP/1.1 200\r\nContent-Length: ${good.length}\r\n\r\n${good}`),
    expected: aToken,
  },
  {
    name: 'a reason of 10 KB is an answer',
    answer: raw(
      `HTTP/1.1 200 ${'x'.repeat(10_000)}\r\nContent-Length: ${good.length}\r\n\r\n${good}`,
    ),
    expected: aToken,
  },
  {
    name: 'tokens in headers are not a token',
    answer: reply(200, '', [`Authorization: Bearer ${token}`, `X-Refresh: ${refresh}`]),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
]);
