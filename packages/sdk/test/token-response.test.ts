import { describe, expect, test } from 'vitest';
import { errorOf, goodToken } from './token-endpoint.ts';
import { tokenFrom } from './answered-token.ts';

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

  test.each<[string, number, unknown, path: string, message: string]>([
    ['a redirect', 399, goodToken, '', 'it is a redirect, which is refused'],
    ['a status', 201, goodToken, '', 'the status is not documented'],
    [
      'a body of more than 64 KiB',
      200,
      JSON.stringify({ ...goodToken, x: 'x'.repeat(65_536) }),
      '',
      'the body is larger than 65536 bytes',
    ],
    ['a page', 200, '<html></html>', '', 'the body is not a UTF-8 JSON object'],
    ['a broken intCode', 200, { intCode: '0', result: {} }, 'intCode', 'must be a whole number'],
    ['a broken result', 200, { intCode: 0, result: 'x' }, 'result', 'is not an object'],
  ])('%s: the issue names its place and says why', async (_, status, body, path, message) => {
    expect(await errorOf(tokenFrom(status, body as object))).toMatchObject({
      code: 'invalid_token_response',
      issues: [{ path, message }],
    });
  });
});

test('a body of exactly 64 KiB is read, after decompression', async () => {
  const filled = { ...goodToken, x: '' };
  filled.x = 'x'.repeat(65_536 - JSON.stringify(filled).length);
  await expect(tokenFrom(200, filled)).resolves.toEqual(goodToken);
});
