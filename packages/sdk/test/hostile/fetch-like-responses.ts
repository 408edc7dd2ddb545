import { runInNewContext } from 'node:vm';
import { aToken, failed, invalid } from './hostile-case.ts';
import { bodyOf, bytes, good, like, type Asked, type Misbehaviour } from './misbehaviour.ts';
import { goodToken, token } from './replies.ts';

const unknown = failed('network', 'unknown');

/** What looks like a Response, more or less. */
export const fetchesLikeResponses: readonly Misbehaviour[] = [
  { name: 'returns something like a Response', fetch: () => like({}), expected: aToken },
  {
    name: 'returns something like a Response without a body',
    fetch: () => like({ body: null }),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
  {
    name: 'returns something with json() alone',
    fetch: () => ({ ok: true, status: 200, json: async () => goodToken }),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
  {
    name: 'returns something whose body is text',
    fetch: () => like({ body: good }),
    expected: unknown,
  },
  {
    name: 'returns something whose body is bytes',
    fetch: () => like({ body: bytes }),
    expected: unknown,
  },
  {
    name: 'returns something whose reader reads at once',
    fetch: () =>
      like({ body: { getReader: () => ({ read: () => ({ done: true }), cancel() {} }) } }),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
  {
    name: 'returns something whose reader gives nothing',
    fetch: () =>
      like({ body: { getReader: () => ({ read: async () => undefined, cancel() {} }) } }),
    expected: unknown,
  },
  {
    name: 'returns something that can not be cancelled',
    fetch: () => like({ body: bodyOf([bytes], { cancel: undefined }) }),
    expected: aToken,
  },
  {
    name: 'returns something whose cancel is not async',
    fetch: () => like({ body: bodyOf([bytes], { cancel: () => {} }) }),
    expected: aToken,
  },
  {
    name: 'returns something whose cancel throws',
    fetch: () =>
      like({
        body: bodyOf([bytes], {
          cancel: () => {
            throw new Error(token);
          },
        }),
      }),
    expected: aToken,
  },
  {
    name: 'returns something whose cancel rejects',
    fetch: () =>
      like({
        body: bodyOf([bytes], {
          cancel: async () => {
            throw new Error(token);
          },
        }),
      }),
    expected: aToken,
  },
  ...[
    good,
    [1, 2, 3],
    {},
    null,
    7,
    { byteLength: -1 },
    { byteLength: 1e9 },
    new ArrayBuffer(8),
    new DataView(new ArrayBuffer(8)),
    new Uint16Array(8),
  ].map((chunk) => ({
    name: `returns something whose body is in chunks of ${Object.prototype.toString.call(chunk)} ${JSON.stringify(chunk).slice(0, 9)}`,
    fetch: () => like({ body: bodyOf([chunk]) }),
    expected: unknown,
  })),
  {
    name: 'returns something whose body is in bytes of another realm',
    fetch: () => like({ body: bodyOf([runInNewContext('Uint8Array.from(bytes)', { bytes })]) }),
    expected: aToken,
  },
  ...[undefined, null, '200', 200.5, Number.NaN, Infinity, {}, 'ok'].map((status) => ({
    name: `returns something with a status of ${String(status)}`,
    fetch: () => like({ status }),
    expected: unknown,
  })),
  {
    name: 'returns something whose status changes',
    fetch: () => {
      let asked = 0;
      return like({
        get status() {
          return asked++ === 0 ? 418 : 200;
        },
      });
    },
    expected: invalid(418),
  },
  ...['status', 'body', 'type', 'redirected'].map((name) => ({
    name: `returns something whose ${name} is a trap`,
    fetch: ({ everything }: Asked) =>
      Object.defineProperty(like({}), name, {
        get() {
          throw new Error(everything);
        },
      }),
    expected: unknown,
  })),
  { name: 'returns a Response.error()', fetch: () => Response.error(), expected: invalid(0) },
  {
    name: 'returns an opaque redirect',
    fetch: () => like({ type: 'opaqueredirect', status: 0, body: null }),
    expected: invalid(0, 'is a redirect'),
  },
  {
    name: 'calls a whole answer an opaque redirect',
    fetch: () => like({ type: 'opaqueredirect' }),
    expected: invalid(0, 'is a redirect'),
  },
  {
    name: 'returns an opaque answer',
    fetch: () => like({ type: 'opaque', status: 0, body: null }),
    expected: invalid(0),
  },
  {
    name: 'says that it was redirected',
    fetch: () => like({ redirected: true }),
    expected: invalid(0, 'is a redirect'),
  },
  {
    name: 'says that the answer is from elsewhere',
    fetch: () => like({ url: 'https://elsewhere.example/v2/oauth/token' }),
    expected: aToken,
  },
];
