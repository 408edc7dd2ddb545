import { gzipSync } from 'node:zlib';
import { chunked, closing, dripping, raw, reply } from '../hostile/replies.ts';
import type { Answer } from '../hostile/loopback.ts';

/** What a call must come to: the invoice, or an error with these fields. */
export type Expected = 'invoice' | Record<string, unknown>;

const invoice = {
  id: 64,
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  status: 'PAID',
  txnId: 5_000_000_005_044_111,
};
const envelope = { code: 'OK', intCode: 0, info: '', result: invoice };
const good = JSON.stringify(envelope);
const json = 'Content-Type: application/json';

const invalid = (status = 200): Expected => ({ code: 'invalid_resource_response', status });
const refused = (intCode: number, status = 200): Expected => ({
  code: 'resource_error',
  status,
  intCode,
});
const lost: Expected = { code: 'resource_request_failed', outcome: 'unknown' };

const asResult = (result: unknown): Answer => reply(200, { ...envelope, result });
const asEnvelope = (fields: object): Answer => reply(200, { ...envelope, ...fields });

const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;

export const hostileAnswers: readonly [name: string, answer: Answer, expected: Expected][] = [
  ['a good envelope', reply(200, good), 'invoice'],
  ['HTTP 201', reply(201, good), 'invoice'],
  ['another content type', reply(200, good, ['Content-Type: text/html']), 'invoice'],
  ['no content type', reply(200, good, []), 'invoice'],
  [
    'chunks',
    chunked(
      '5\r\n',
      good.slice(0, 5),
      '\r\n',
      good.slice(5).length
        ? `${Buffer.byteLength(good.slice(5)).toString(16)}\r\n${good.slice(5)}\r\n`
        : '',
      '0\r\n\r\n',
    ),
    'invoice',
  ],
  ['gzip', reply(200, gzipSync(good), [json, 'Content-Encoding: gzip']), 'invoice'],
  ['white space around', reply(200, `\r\n ${good} \n`), 'invoice'],
  ['a body that ends with the connection', raw(`HTTP/1.1 200 OK\r\n\r\n${good}`), 'invoice'],
  [
    'fields that nobody knows',
    asResult({ ...invoice, constructor: 1, toString: [], secretField: 'x' }),
    'invoice',
  ],
  ['nothing', reply(200, ''), invalid()],
  ['null', reply(200, 'null'), invalid()],
  ['a text', reply(200, '"OK"'), invalid()],
  ['a list', reply(200, `[${good}]`), invalid()],
  ['half of it', reply(200, good.slice(0, -9)), invalid()],
  ['two of it', reply(200, good + good), invalid()],
  ['a callback', reply(200, `callback(${good})`), invalid()],
  ['HTML', reply(200, '<html>OK</html>', ['Content-Type: text/html']), invalid()],
  ['a bare invoice', reply(200, JSON.stringify(invoice)), invalid()],
  ['UTF-16', reply(200, Buffer.from(good, 'utf16le')), invalid()],
  [
    'invalid UTF-8',
    reply(200, Buffer.from(good.replace('}', ',"x":"\xFF"}'), 'latin1')),
    invalid(),
  ],
  ['brackets without an end', reply(200, deep), invalid()],
  ['brackets in the result', reply(200, `{"intCode":0,"result":${deep}}`), invalid()],
  ['a name of all objects', reply(200, `{"__proto__":${good}}`), invalid()],
  [
    'an intCode of all objects',
    reply(200, '{"__proto__":{"intCode":0},"result":{"id":64,"status":"PAID"}}'),
    invalid(),
  ],
  ['an intCode of text', asEnvelope({ intCode: '0' }), invalid()],
  ['an intCode that is false', asEnvelope({ intCode: false }), invalid()],
  ['an intCode that is null', asEnvelope({ intCode: null }), invalid()],
  ['an intCode that is a fraction', asEnvelope({ intCode: 0.5 }), invalid()],
  ['an intCode that is a list', asEnvelope({ intCode: [0] }), invalid()],
  [
    'an intCode beyond exactness',
    reply(200, good.replace('"intCode":0', '"intCode":99999999999999999999')),
    invalid(),
  ],
  [
    'an intCode of minus nothing',
    reply(200, good.replace('"intCode":0', '"intCode":-0')),
    'invoice',
  ],
  ['an intCode that is missing', asEnvelope({ intCode: undefined }), invalid()],
  [
    'an intCode twice, the last refusing',
    reply(200, good.replace('}}', '},"intCode":5}')),
    refused(5),
  ],
  ['no result', asEnvelope({ result: undefined }), invalid()],
  ['a result of null', asResult(null), invalid()],
  ['a result of text', asResult('{"id":64}'), invalid()],
  ['a result in a list', asResult([invoice]), invalid()],
  ['a result in an envelope', asResult(envelope), invalid()],
  ['no id', asResult({ ...invoice, id: undefined }), invalid()],
  ['an id of text', asResult({ ...invoice, id: '64' }), invalid()],
  ['an id of 0', asResult({ ...invoice, id: 0 }), invalid()],
  ['an id below nothing', asResult({ ...invoice, id: -64 }), invalid()],
  ['an id that is a fraction', asResult({ ...invoice, id: 64.5 }), invalid()],
  [
    'an id beyond exactness',
    reply(200, good.replace('"id":64', '"id":9007199254740993')),
    invalid(),
  ],
  ['an amount of text', asResult({ ...invoice, amount: '15000' }), invalid()],
  ['an amount without an end', reply(200, good.replace('15000', '1e999')), invalid()],
  ['an amount that is a list', asResult({ ...invoice, amount: [15_000] }), invalid()],
  ['a status that is an object', asResult({ ...invoice, status: { toString: 'PAID' } }), invalid()],
  ['a status that is a list', asResult({ ...invoice, status: ['PAID'] }), invalid()],
  ['a receiver that is an object', asResult({ ...invoice, receiver: {} }), invalid()],
  ['a transaction that is an object', asResult({ ...invoice, txnId: {} }), invalid()],
  ['a refusal', reply(400, { code: 'BAD_REQUEST', intCode: 5, info: 'no' }), refused(5, 400)],
  ['a refusal with HTTP 200', asEnvelope({ code: 'OK', intCode: 5 }), refused(5)],
  ['a refusal with a negative number', asEnvelope({ intCode: -1 }), refused(-1)],
  [
    'a refusal with HTTP 500',
    reply(500, { code: 'ERROR', intCode: 999, info: 'x' }),
    refused(999, 500),
  ],
  ['a refusal without words', reply(401, { intCode: 6 }), refused(6, 401)],
  [
    'a refusal with words of another type',
    asEnvelope({ code: 7, intCode: 5, info: { a: 1 } }),
    refused(5),
  ],
  [
    'a refusal with words without an end',
    asEnvelope({ intCode: 5, info: 'no '.repeat(20_000) }),
    refused(5),
  ],
  [
    'a refusal in terminal colours',
    asEnvelope({ intCode: 5, code: '\u001B[31mNO', info: 'a\r\nb\u202Ec' }),
    refused(5),
  ],
  ['success with HTTP 400', reply(400, good), invalid(400)],
  ['success with HTTP 500', reply(500, good), invalid(500)],
  ['HTTP 204', raw('HTTP/1.1 204 No Content\r\n\r\n'), invalid(204)],
  ['HTTP 401 without a body', reply(401, ''), invalid(401)],
  ['HTTP 404 in HTML', reply(404, '<h1>Not found</h1>'), invalid(404)],
  ['HTTP 502 in HTML', reply(502, '<h1>Bad gateway</h1>'), invalid(502)],
  ['HTTP 503 in text', reply(503, 'try later', ['Retry-After: 1']), invalid(503)],
  ['an error of OAuth', reply(401, { error: 'invalid_token' }), invalid(401)],
  ['gzip that is none', reply(200, good, [json, 'Content-Encoding: gzip']), invalid()],
  [
    'a bomb',
    reply(200, gzipSync(Buffer.alloc(20_000_000, ' ')), [json, 'Content-Encoding: gzip']),
    invalid(),
  ],
  ['64 KiB and a byte', reply(200, good + ' '.repeat(65_537 - Buffer.byteLength(good))), invalid()],
  [
    'a body without an end',
    dripping('HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n', ' '.repeat(65_536), 0),
    invalid(),
  ],
  ['a closed door', ({ socket }) => void socket.destroy(), lost],
  ['a reset', ({ socket }) => void socket.resetAndDestroy(), lost],
  ['half a head', raw('HTTP/1.1 200 O'), lost],
  ['half a body', closing(200, good, ['Content-Length: 9999']), lost],
  ['another protocol', raw('SSH-2.0-OpenSSH_9.6\r\n'), lost],
];

export const redirects: readonly [name: string, answer: Answer][] = [301, 302, 303, 307, 308].map(
  (status) => [
    `HTTP ${status}`,
    reply(status, good, [json, 'Location: /v2/api/oauth/invoice/elsewhere']),
  ],
);
