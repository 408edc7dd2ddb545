import { describe, expect, test } from 'vitest';
import { requestToken } from '../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken, secret } from './token-endpoint.ts';
import { tokenFrom } from './answered-token.ts';

const envelope = { code: '403', intCode: 403, info: 'Код буруу байна' };

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
