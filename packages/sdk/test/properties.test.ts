import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  authorizationCodeGrant,
  confidentialClient,
  isOAuthError,
  memorySpentCodes,
  parseAuthorizationResponse,
  requestToken,
} from '../src/index.ts';
import { redacted } from '../src/errors/redacted.ts';
import { clientOf, settled, type Over } from './hostile/hostile-case.ts';
import { loopback, type Exchange, type Loopback } from './hostile/loopback.ts';
import { goodToken } from './hostile/replies.ts';

// Another one with VITEST_SEED=…; fast-check prints the seed and the path of what it found.
const seed = Number(process.env['VITEST_SEED'] ?? 20_261_123);
const runs = (numRuns: number) => ({ seed, numRuns });

const printable = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    minLength: 1,
    maxLength,
  });
const credential = printable(80).filter((text) => text.trim() === text);

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

function queryOf(parameters: readonly [string, string][]): string {
  return new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
}

const parameter = fc.tuple(
  fc.oneof(
    fc.constantFrom('code', 'error', 'error_description', 'state', 'Code', 'code[]'),
    fc.string(),
  ),
  fc.oneof(fc.string({ unit: 'binary' }), printable(50), fc.constant('')),
);
const launch = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary-ascii' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .array(parameter, { maxLength: 4 })
    .map((parameters) => `/launch?${parameters.map((pair) => pair.join('=')).join('&')}`),
  fc
    .array(parameter, { maxLength: 4 })
    .map((parameters) => new URLSearchParams(queryOf(parameters))),
  fc
    .array(parameter, { maxLength: 4 })
    .map((parameters) => new URL(`https://shop.example/?${queryOf(parameters)}`)),
);

test('any URL gives a code that can be one, or one of two errors', () => {
  fc.assert(
    fc.property(launch, (input) => {
      try {
        expect(parseAuthorizationResponse(input).code).toMatch(/^[ -~]{1,4096}$/);
      } catch (error) {
        if (!isOAuthError(error)) throw error;
        expect(error.code).toMatch(
          /^(authorization_response_error|invalid_authorization_response)$/,
        );
        expect(error.message).toMatch(/^[^\r\n\u2028\u2029]+$/);
        expect(JSON.stringify(error).isWellFormed()).toBe(true);
      }
    }),
    runs(1_000),
  );
});

test('any code of a launch is read as it was sent', () => {
  fc.assert(
    fc.property(printable(300), (code) => {
      const parameters = new URLSearchParams({ lang: 'mn', code });
      const query = parameters.toString();
      const inputs = [
        parameters,
        `/launch?${query}`,
        `https://shop.example/launch?${query}#x`,
        new URL(`https://shop.example/?${query}`),
        new Request(`https://shop.example/?${query}`),
      ];
      for (const input of inputs) expect(parseAuthorizationResponse(input)).toEqual({ code });
    }),
    runs(200),
  );
});

test('anything as a launch gives a code, one of two errors, or a TypeError for what is not a launch', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withDate: true,
        withMap: true,
        withTypedArray: true,
        withBigInt: true,
        withNullPrototype: true,
      }),
      (input) => {
        try {
          parseAuthorizationResponse(input as string);
        } catch (error) {
          if (!(error instanceof TypeError) || !error.message.startsWith('A launch is'))
            expect(error).toSatisfy(isOAuthError);
        }
      },
    ),
    runs(1_000),
  );
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

test('any options give a client or a TypeError that names them', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.integer(),
  );
  fc.assert(
    fc.property(
      fc.record(
        {
          clientId: anything,
          clientSecret: anything,
          redirectUri: anything,
          authorizationServer: anything,
          timeout: anything,
          fetch: anything,
          spentCodes: anything,
        },
        { requiredKeys: [] },
      ),
      (options) => {
        try {
          expect(Object.isFrozen(confidentialClient(options as never))).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid_client_options' });
        }
      },
    ),
    runs(500),
  );
});

const escapes: ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => encodeURIComponent(text).toLowerCase(),
  (text) => [...text].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => [...text].map((c) => `\\u00${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  (text) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  (text) => [...text].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
  (text) =>
    text.replace(
      /[&<>"']/g,
      (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? '',
    ),
  (text) => text.toUpperCase(),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(`shop:${text}`).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
];

test('any secret is taken out of any text, however it was escaped', { timeout: 60_000 }, () => {
  // Before and behind it stand a space, since a half of an escape beside it could be taken for a part of it.
  const around = fc.string({ unit: fc.constantFrom('я', 'ё', '.', ' ', '🎉'), maxLength: 20 });
  const hidden = fc
    .tuple(fc.constantFrom('Qq', 'zZ', '77'), printable(40))
    .map(([start, rest]) => `${start}${rest}~9kX8vW3~q2`);
  fc.assert(
    fc.property(
      hidden,
      fc.constantFrom(...escapes),
      around,
      around,
      (secret, escape, before, behind) => {
        const line = redacted(`${before} ${escape(secret)} ${behind}`, [secret]) ?? '';
        expect(line).toContain('[redacted]');
        for (const other of escapes) expect(line).not.toContain(other(secret));
        expect(line.toLowerCase()).not.toContain('9kx8vw3');
      },
    ),
    runs(1_000),
  );
});

test(
  'any text becomes one short line, well-formed, that a log can hold',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('🎉', 'x', '\u2028', '\u0007'),
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
          ),
          maxLength: 600,
        }),
        fc.array(printable(10), { maxLength: 3 }),
        (text, secrets) => {
          const line = redacted(text, secrets) ?? '';
          expect(line.length).toBeLessThanOrEqual(256);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        },
      ),
      runs(1_000),
    );
  },
);
