import { describe, expect, test } from 'vitest';
import { requestToken } from '../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken, secret } from './token-endpoint.ts';

async function tokenFrom(status: number, body: unknown, contentType = 'application/json') {
  const endpoint = await answering(status, body, { 'Content-Type': contentType });
  return requestToken(clientOf(endpoint), { code: freshCode() });
}

const envelope = { code: '403', intCode: 403, info: 'Код буруу байна' };

describe('a good token is one', () => {
  test.each<[string, object]>([
    ['without expires_in', goodToken],
    ['with expires_in 0', { ...goodToken, expires_in: 0 }],
    ['with a negative expires_in', { ...goodToken, expires_in: -1 }],
    ['with expires_in null', { ...goodToken, expires_in: null }],
    ['with an empty refresh_token', { ...goodToken, refresh_token: '' }],
    ['with refresh_token null', { ...goodToken, refresh_token: null }],
    ['with all four fields', { ...goodToken, refresh_token: 'r-1', expires_in: 3600 }],
    ['with token_type in small letters', { ...goodToken, token_type: 'bearer' }],
  ])('%s', async (_, body) => {
    await expect(tokenFrom(200, body)).resolves.toEqual(body);
  });

  test.each<[string, object]>([
    ['fields that nobody knows', { ...goodToken, scope: 'name', __proto__: null }],
    ['error null', { ...goodToken, error: null }],
    ["MonPay's envelope around it", { code: '0', intCode: 0, info: '', result: goodToken }],
  ])('with %s, which are left out', async (_, body) => {
    await expect(tokenFrom(200, body)).resolves.toEqual(goodToken);
  });

  test.each<[string, object]>([
    ['expires_in as text', { expires_in: '3600' }],
    ['expires_in as a fraction', { expires_in: 3599.5 }],
    ['expires_in as a list', { expires_in: [3600] }],
    ['refresh_token false', { refresh_token: false }],
    ['refresh_token 0', { refresh_token: 0 }],
    ['refresh_token as an object', { refresh_token: {} }],
    ['a refresh_token that no header could carry', { refresh_token: 'a\nb' }],
  ])('with %s, which is left out', async (_, fields) => {
    const token = await tokenFrom(200, { ...goodToken, ...fields });
    expect(Object.keys(token)).toEqual(Object.keys(goodToken));
  });

  test.each(['text/html', 'text/plain; charset=windows-1251', 'application/problem+json', ''])(
    'whatever content type it has (%s)',
    async (contentType) => {
      await expect(tokenFrom(200, goodToken, contentType)).resolves.toEqual(goodToken);
    },
  );

  test('and is frozen', async () => {
    expect(Object.isFrozen(await tokenFrom(200, goodToken))).toBe(true);
  });
});

const documented = [
  [400, 'invalid_request'],
  [401, 'unauthorized_client'],
  [403, 'invalid_grant'],
  [415, 'unsupported_grant_type'],
  [505, 'server_error'],
] as const;

describe.each(documented)('HTTP %i is %s', (status, error) => {
  test.each<[string, unknown]>([
    ['its error', { error }],
    ['an error that nobody knows', { error: 'invalid_client' }],
    ["MonPay's envelope", envelope],
    ['HTML', '<html><body>Bad gateway</body></html>'],
    ['text', 'nope'],
    ['nothing', ''],
    ['JSON null', 'null'],
    ['a token', goodToken],
    ['more than 64 KiB', 'x'.repeat(70_000)],
  ])('with %s as its body', async (_, body) => {
    expect(await errorOf(tokenFrom(status, body))).toMatchObject({
      code: 'token_response_error',
      error,
      status,
    });
  });

  test.each([200, 418, 500])('and its error is read from the body of HTTP %i', async (other) => {
    const body = { error, error_description: 'a reason' };
    expect(await errorOf(tokenFrom(other, body))).toMatchObject({
      code: 'token_response_error',
      error,
      status: other,
      description: 'a reason',
    });
  });
});

test("the body's error wins over the status", async () => {
  expect(await errorOf(tokenFrom(400, { error: 'invalid_grant' }))).toMatchObject({
    error: 'invalid_grant',
    status: 400,
  });
});

test("an envelope's info is the description", async () => {
  expect(await errorOf(tokenFrom(403, envelope))).toMatchObject({ description: envelope.info });
});

test("an envelope's code names the error if it is a known one", async () => {
  const body = { code: 'invalid_grant', intCode: 7, info: 'x' };
  expect(await errorOf(tokenFrom(200, body))).toMatchObject({
    error: 'invalid_grant',
    status: 200,
  });
});

describe('an envelope that is a refusal is one that a program can read:', () => {
  test.each<[string, number, object, object]>([
    ['of a documented number', 200, envelope, { error: 'invalid_grant', monpayCode: '403' }],
    ['around a token', 200, { ...envelope, result: goodToken }, { error: 'invalid_grant' }],
    ['beside a token', 200, { ...goodToken, ...envelope }, { error: 'invalid_grant' }],
    [
      'of a number that is not documented',
      200,
      { code: 'BAD_REQUEST', intCode: 5, info: envelope.info },
      { error: 'invalid_request', intCode: 5, monpayCode: 'BAD_REQUEST' },
    ],
    [
      'with a status that is not documented',
      500,
      { code: '', intCode: 999, info: envelope.info },
      { error: 'invalid_request', intCode: 999, monpayCode: undefined },
    ],
    [
      'with a documented status, which counts more than the number',
      401,
      { code: 'UNAUTHORIZED', intCode: 1, info: envelope.info },
      { error: 'unauthorized_client', intCode: 1, monpayCode: 'UNAUTHORIZED' },
    ],
  ])('%s', async (_, status, body, expected) => {
    const error = await errorOf(tokenFrom(status, body));
    expect(error).toMatchObject({
      code: 'token_response_error',
      status,
      intCode: 403,
      info: envelope.info,
      description: envelope.info,
      ...expected,
    });
    expect(String(error)).toContain(`: ${envelope.info}. `);
  });

  test('and shows no secret in its code', async () => {
    const body = { code: secret, intCode: 5, info: 'x' };
    expect(await errorOf(tokenFrom(200, body))).toMatchObject({ monpayCode: '[redacted]' });
  });
});

describe('HTTP 200 is not a token if it has', () => {
  test.each<[string, unknown, string]>([
    ['an error that nobody knows', { error: 'oops' }, 'oops'],
    ['an error beside a token', { ...goodToken, error: 'oops' }, 'oops'],
    ['an error that is not text', { ...goodToken, error: { a: 1 } }, 'not text'],
    ['a good envelope without a result', { code: '0', intCode: 0, info: '' }, 'result'],
    [
      'a good envelope around half a token',
      { code: '0', intCode: 0, info: '', result: { token_type: 'Bearer' } },
      'access_token',
    ],
    [
      'an error inside the envelope',
      { code: '0', intCode: 0, info: '', result: { ...goodToken, error: 'oops' } },
      'oops',
    ],
    [
      'an intCode that is text',
      { code: '0', intCode: '0', info: '', result: goodToken },
      'intCode',
    ],
    ['no access_token', { token_type: 'Bearer' }, 'access_token'],
    ['an empty access_token', { ...goodToken, access_token: '' }, 'access_token'],
    ['an access_token of another type', { ...goodToken, access_token: 7 }, 'access_token'],
    [
      'a line break in the access_token',
      { ...goodToken, access_token: 'a\r\nX: y' },
      'access_token',
    ],
    ['a Cyrillic access_token', { ...goodToken, access_token: 'токен' }, 'access_token'],
    ['no token_type', { access_token: 'a' }, 'token_type'],
    ['a token_type of another kind', { ...goodToken, token_type: 'mac' }, 'token_type'],
    ['an array', [goodToken], 'not a UTF-8 JSON object'],
    ['null', 'null', 'not a UTF-8 JSON object'],
    ['HTML', '<html></html>', 'not a UTF-8 JSON object'],
    ['nothing', '', 'not a UTF-8 JSON object'],
    ['half a body', '{"access_token":"a","token_type":', 'not a UTF-8 JSON object'],
    ['two bodies', '{"access_token":"a"}{"access_token":"b"}', 'not a UTF-8 JSON object'],
    ['UTF-16', Buffer.from(JSON.stringify(goodToken), 'utf16le'), 'not a UTF-8 JSON object'],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'not a UTF-8 JSON object'],
    ['more than 64 KiB', JSON.stringify({ ...goodToken, x: 'x'.repeat(65_536) }), '65536'],
  ])('%s', async (_, body, part) => {
    const error = await errorOf(tokenFrom(200, body));
    expect(error).toMatchObject({ code: 'invalid_token_response', status: 200 });
    expect(String(error)).toContain(part);
  });
});

test.each([201, 204, 206, 404, 409, 429, 500, 502, 503, 599])(
  'HTTP %i is not documented, so not even a token makes it one',
  async (status) => {
    const body = status === 204 ? '' : goodToken;
    expect(await errorOf(tokenFrom(status, body))).toMatchObject({
      code: 'invalid_token_response',
      status,
    });
  },
);

test('a body of exactly 64 KiB is read, after decompression', async () => {
  const filled = { ...goodToken, x: '' };
  filled.x = 'x'.repeat(65_536 - JSON.stringify(filled).length);
  await expect(tokenFrom(200, filled)).resolves.toEqual(goodToken);
});

test('a description is one short line without the secret, the code or a token', async () => {
  const code = freshCode();
  const endpoint = await answering(403, {
    error: 'invalid_grant',
    error_description: `code ${code}\r\nsecret ${secret} token abc.def of redirect_uri, authorization_code ${'x '.repeat(999)}`,
    access_token: 'abc.def',
  });
  const error = await errorOf(requestToken(clientOf(endpoint), { code }));
  expect(error).toMatchObject({
    description: expect.stringMatching(
      /^code \[redacted\] {2}secret \[redacted\] token \[redacted\] of redirect_uri, authorization_code x [x ]+$/,
    ),
  });
  expect((error as { description: string }).description.length).toBeLessThanOrEqual(256);
});

test('a description that repeats the secret in another spelling is not shown', async () => {
  const endpoint = await answering(403, { info: `of ${encodeURIComponent(secret)}`, intCode: 1 });
  const error = await errorOf(requestToken(clientOf(endpoint), { code: freshCode() }));
  expect(error).toMatchObject({ error: 'invalid_grant', description: '[redacted]' });
});

test.each([
  ['base64', Buffer.from('shop-K3y').toString('base64')],
  ['hexadecimal', Buffer.from('shop-K3y').toString('hex')],
  ['wide letters', 'ｓｈｏｐ-Ｋ３ｙ'],
  ['letters in circles', 'ⓢⓗⓞⓟ-Ⓚ③ⓨ'],
])('a description does not show a secret of eight characters in %s', async (_, spelled) => {
  const endpoint = await answering(403, { info: `the secret ${spelled} is wrong`, intCode: 1 });
  const client = clientOf(endpoint, { clientSecret: 'shop-K3y' });
  const error = await errorOf(requestToken(client, { code: freshCode() }));
  expect(error).toMatchObject({ error: 'invalid_grant' });
  expect((error as { description: string }).description).toContain('[redacted]');
  expect(JSON.stringify(error)).not.toContain(spelled);
});
