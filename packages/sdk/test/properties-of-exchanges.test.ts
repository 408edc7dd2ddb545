import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  authorizationCodeGrant,
  isOAuthError,
  memorySpentCodes,
  requestToken,
} from '../src/index.ts';
import { clientOf, settled, type Over } from './hostile/hostile-case.ts';
import { loopback, type Exchange, type Loopback } from './hostile/loopback.ts';
import { goodToken } from './hostile/replies.ts';
import { runs, printable, credential, launch } from './drawn.ts';

let answer: (exchange: Exchange) => unknown = () => {};
let served: Loopback;
const stray: unknown[] = [];
const keep = (error: unknown): unknown => stray.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', keep);
  process.on('uncaughtException', keep);
  served = await loopback({ answer: (exchange) => answer(exchange) });
});
afterAll(async () => {
  await served.close();
  await delay(20);
  process.off('unhandledRejection', keep);
  process.off('uncaughtException', keep);
  expect(stray).toEqual([]);
});

/** What may stand in an answer, so that many are nearly good ones. */
const json = fc.oneof(
  fc.constant(JSON.stringify(goodToken)),
  fc.json(),
  fc
    .record(
      {
        access_token: fc.oneof(fc.string(), fc.jsonValue()),
        token_type: fc.oneof(fc.constant('Bearer'), fc.jsonValue()),
        refresh_token: fc.oneof(fc.string(), fc.jsonValue()),
        expires_in: fc.oneof(fc.integer(), fc.jsonValue()),
        error: fc.oneof(fc.constantFrom('invalid_grant', 'x'), fc.jsonValue()),
        error_description: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        code: fc.jsonValue(),
        intCode: fc.oneof(fc.constant(0), fc.jsonValue()),
        info: fc.oneof(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        result: fc.oneof(fc.constant(goodToken), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    .map((body) => JSON.stringify(body)),
);
const body = fc.oneof(
  json.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);
const header = fc.oneof(
  fc.constantFrom(
    'Content-Type: application/json',
    'Connection: close',
    'Content-Encoding: gzip',
    'Content-Encoding: br',
    'Content-Encoding: deflate, zstd',
    'Transfer-Encoding: chunked',
    'Location: /x',
    'Keep-Alive: timeout=1',
    'Upgrade: x',
    'Trailer: x',
  ),
  fc.integer({ min: -1, max: 400 }).map((length) => `Content-Length: ${length}`),
  fc
    .tuple(printable(20), fc.string({ unit: 'binary-ascii', maxLength: 40 }))
    .map(([name, value]) => `${name}: ${value}`),
);
const status = fc.oneof(
  fc.constantFrom(200, 302, 400, 401, 403, 415, 421, 500, 505),
  fc.integer({ min: 100, max: 999 }),
);

const nearlyHttp = fc
  .record({ status, headers: fc.array(header, { maxLength: 4 }), framed: fc.boolean(), body })
  .map(({ status: code, headers, framed, body: bytes }) =>
    Buffer.concat([
      Buffer.from(
        [
          `HTTP/1.1 ${code} X`,
          ...headers,
          ...(framed ? [`Content-Length: ${bytes.length}`] : []),
          '\r\n',
        ].join('\r\n'),
        'latin1',
      ),
      bytes,
    ]),
  );
const anyAnswer = fc.record({
  bytes: fc.oneof(
    { weight: 5, arbitrary: nearlyHttp },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  ),
  cuts: fc.array(fc.nat(300), { maxLength: 3 }),
  ending: fc.constantFrom('end', 'resetAndDestroy', 'destroy'),
} as const);

describe.each<Over>(['node', 'fetch'])('over %s', { timeout: 60_000 }, (over) => {
  test('any bytes as an answer give a token or one of our errors, and an end', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, async ({ bytes, cuts, ending }) => {
        answer = ({ socket }) => {
          let from = 0;
          for (const cut of [...cuts.sort((a, b) => a - b), bytes.length]) {
            socket.write(bytes.subarray(from, cut));
            from = Math.max(from, cut);
          }
          if (ending === 'end') socket.end();
          else setImmediate(() => socket[ending]());
        };
        const client = clientOf(served, over, { spentCodes: memorySpentCodes() });
        const outcome = await settled(requestToken(client, { code: 'a' }), client.timeout);
        if (!isOAuthError(outcome)) {
          expect(outcome).toEqual({
            access_token: expect.stringMatching(/^[ -~]+$/),
            token_type: expect.stringMatching(/^bearer$/i),
            ...('refresh_token' in Object(outcome) && {
              refresh_token: expect.toSatisfy((value) => value === null || /^[ -~]*$/.test(value)),
            }),
            ...('expires_in' in Object(outcome) && {
              expires_in: expect.toSatisfy(
                (value) => value === null || Number.isSafeInteger(value),
              ),
            }),
          });
        } else {
          expect(outcome.code).toMatch(
            /^(token_request_failed|token_response_error|invalid_token_response)$/,
          );
          expect(outcome.message).toMatch(/^[^\r\n\u2028\u2029]+$/);
          expect(outcome).not.toMatchObject({ outcome: 'not_sent' });
          // Every answer ends, so that waiting for the deadline would be a hang.
          expect(outcome).not.toMatchObject({ reason: 'timeout' });
        }
      }),
      runs(250),
    );
  });

  test('any code, secret, client id and redirect URI reach the server as they are', async () => {
    const good = JSON.stringify(goodToken);
    answer = ({ socket }) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${good.length}\r\n\r\n${good}`);
    await fc.assert(
      fc.asyncProperty(
        printable(200),
        credential,
        credential,
        fc.webUrl({ withQueryParameters: true }),
        async (code, clientSecret, clientId, uri) => {
          const redirectUri = uri.replace(/[^!-~]/g, 'x');
          const options = { clientId, clientSecret, redirectUri, spentCodes: memorySpentCodes() };
          expect(await requestToken(clientOf(served, over, options), { code })).toEqual(goodToken);
          expect([...(served.requests.at(-1)?.form ?? [])]).toEqual([
            ['redirect_uri', redirectUri],
            ['client_id', clientId],
            ['client_secret', clientSecret],
            ['code', code],
            ['grant_type', 'authorization_code'],
          ]);
        },
      ),
      runs(100),
    );
  });
});

test('any launch that is refused sends nothing', async () => {
  const before = served.received().length;
  const client = clientOf(served, 'node');
  await fc.assert(
    fc.asyncProperty(launch, async (input) => {
      fc.pre(!/(^|[?&])code=[^&]/.test(String(input)));
      expect(await settled(authorizationCodeGrant(client, input), 1_000)).toSatisfy(isOAuthError);
    }),
    runs(100),
  );
  expect(served.received()).toHaveLength(before);
});
