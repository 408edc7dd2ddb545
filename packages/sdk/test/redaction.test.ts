import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { requestToken } from '../src/index.ts';
import { everythingShownOf } from './everything-shown.ts';
import { answering, clientOf, errorOf, secret, tokenEndpoint } from './token-endpoint.ts';

const token = 'tok-very-secret-9f2c';
const refresh = 'ref-very-secret-77aa';

describe('the secret, the code and the tokens do not show in the error of', () => {
  test.each<[string, number, unknown]>([
    [
      'a refusal that repeats them',
      403,
      {
        error: 'invalid_grant',
        error_description: `${secret} code-xyz ${token}`,
        access_token: token,
      },
    ],
    [
      'an unknown error that repeats them',
      200,
      { error: `${secret} code-xyz ${token}`, access_token: token },
    ],
    [
      'an envelope that repeats them',
      200,
      { code: 'x', intCode: 1, info: `${secret} code-xyz`, result: { access_token: token } },
    ],
    [
      'a broken token response',
      200,
      { access_token: token, refresh_token: refresh, token_type: 'mac' },
    ],
    ['a body that is not JSON', 200, `${secret} code-xyz ${token}`],
    ['an undocumented status', 418, { access_token: token, refresh_token: refresh }],
  ])('%s', async (name, status, body) => {
    const endpoint = await answering(status, body);
    const code = `code-xyz-${name}`;
    const error = await errorOf(requestToken(clientOf(endpoint), { code }));
    const shown = everythingShownOf(error);
    for (const hidden of [secret, code, token, refresh, encodeURIComponent(secret)]) {
      expect(shown).not.toContain(hidden);
    }
    expect(JSON.parse(JSON.stringify(error))).toHaveProperty('message');
  });

  test.each<[string, () => unknown]>([
    [
      'throws what it was given',
      () => {
        throw Object.assign(new Error(`${secret} code-fetch`), {
          code: 'E_CODE',
          config: { data: secret },
          cause: new Error(secret),
        });
      },
    ],
    [
      'throws text',
      () => {
        throw secret;
      },
    ],
    [
      'throws null',
      () => {
        throw null;
      },
    ],
    [
      'throws the secret as a system code',
      () => {
        throw { code: 'SHOP_SECRET' };
      },
    ],
    [
      'throws the secret in capitals as a system code',
      () => {
        throw { code: 'SHOP_SECRET' };
      },
    ],
    ['gives nothing', () => undefined],
    ['gives no Response', () => ({ status: 'ok', body: secret })],
    [
      'gives a body that is used',
      async () => {
        const response = new Response(secret);
        await response.text();
        return response;
      },
    ],
    [
      'gives a body that throws',
      () =>
        new Response(
          new ReadableStream({
            pull() {
              throw new Error(secret);
            },
          }),
        ),
    ],
  ])('a fetch that %s', async (name, misbehave) => {
    const asCode = name.includes('capitals') ? 'Shop_secret' : 'SHOP_SECRET';
    const clientSecret = name.includes('system code') ? asCode : secret;
    const client = clientOf(
      { url: 'https://wallet.example' },
      { clientSecret, fetch: misbehave as unknown as typeof fetch },
    );
    const code = `code-fetch-${name}`;
    const error = await errorOf(requestToken(client, { code }));
    expect(error).toMatchObject({
      code: 'token_request_failed',
      reason: 'network',
      outcome: 'unknown',
    });
    const shown = everythingShownOf(error).toLowerCase();
    for (const hidden of [clientSecret, code]) {
      expect(shown).not.toContain(hidden.toLowerCase());
    }
  });
});

test('console.log shows a token response without its tokens; JSON has them', async () => {
  const body = { access_token: token, token_type: 'Bearer', refresh_token: refresh };
  const endpoint = await answering(200, body);
  const response = await requestToken(clientOf(endpoint), { code: 'code-log' });
  expect(inspect(response)).toBe(
    "{\n  access_token: '[redacted]',\n  token_type: 'Bearer',\n  refresh_token: '[redacted]'\n}",
  );
  expect(JSON.parse(JSON.stringify(response))).toEqual(body);
});

test('a fetch that ignores its signal does not outlive the timeout', async () => {
  const client = clientOf(
    { url: 'https://wallet.example' },
    { timeout: 30, fetch: () => new Promise(() => {}) },
  );
  expect(await errorOf(requestToken(client, { code: 'code-stuck' }))).toMatchObject({
    reason: 'timeout',
    outcome: 'unknown',
  });
});

test('every error has one line as its message and a hint in English and Mongolian', async () => {
  const endpoint = await tokenEndpoint((response) => response.destroy());
  const errors = await Promise.all([
    errorOf(requestToken(clientOf(endpoint), { code: 'code-hint' })),
    errorOf(requestToken(clientOf(await answering(200, '')), { code: 'code-hint' })),
    ...[400, 401, 403, 415, 505].map(async (status) =>
      errorOf(requestToken(clientOf(await answering(status, '')), { code: 'code-hint' })),
    ),
  ]);
  for (const error of errors) {
    expect((error as Error).message).not.toContain('\n');
    expect(error).toMatchObject({
      hint: {
        en: expect.stringMatching(/^[A-Z].*\.$/),
        mn: expect.stringMatching(/[А-ЯӨҮа-яөү].*\.$/),
      },
    });
  }
});

test('of two secrets the longer is taken out, even if it begins with the shorter', async () => {
  const info = 'no such launch-window-key here';
  const endpoint = await answering(403, { error: 'invalid_grant', error_description: info });
  const client = clientOf(endpoint, { clientSecret: 'launch-window-key' });
  expect(await errorOf(requestToken(client, { code: 'launch' }))).toMatchObject({
    description: 'no such [redacted] here',
  });
});

test('what Object.prototype has is not part of an answer', async () => {
  const endpoint = await answering(200, { access_token: token, token_type: 'Bearer' });
  const polluted: Record<string, unknown> = { error: 'invalid_grant', intCode: 5, result: {} };
  for (const [name, value] of Object.entries(polluted)) {
    Reflect.defineProperty(Object.prototype, name, { value, configurable: true });
  }
  try {
    const response = await requestToken(clientOf(endpoint), { code: 'code-polluted' });
    expect(response.access_token).toBe(token);
  } finally {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  }
});
