import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { call, merchantsToken } from './resource-call.ts';
import { exchange, goodFields, post } from './token-request.ts';

function kiosk(clientSecret = 'sbx_secret_of_the_kiosk'): Sandbox {
  const redirectUri = 'https://delguur.example:8443/kiosk/enter';
  return createSandbox({ clients: [{ clientId: 'kiosk-8812', clientSecret, redirectUri }] });
}

function shownOf(sandbox: Sandbox): Readonly<Record<string, string>> {
  return sandbox.requests().at(-1)?.fields ?? {};
}

describe('what was sent is shown as it was sent:', () => {
  test.each([
    ['grant_type', 'authorisation_code'],
    ['grant_type', 'authorizationCode'],
    ['grant_type', 'AuthorizationCode'],
    ['grant_type', 'authorizationcode'],
    ['grant_type', 'autorization-code'],
    ['grant_type', 'auth_code'],
    ['grant_type', '"authorization_code"'],
    ['grant_type', 'authorization_code\n'],
    ['grant_type', ' authorization_code '],
    ['grant_type', 'undefined'],
    ['client_id', 'kiosk-8821'],
    ['client_id', 'kiosk8812'],
    ['client_id', 'undefined'],
    ['client_id', '$MONPAY_CLIENT_ID'],
    ['client_id', 'your-client-id'],
    ['client_secret', 'undefined'],
    ['client_secret', 'null'],
    ['client_secret', '${MONPAY_CLIENT_SECRET}'],
    ['client_secret', '<client secret>'],
    ['client_secret', 'MONPAY_CLIENT_SECRET'],
    ['client_secret', 'process.env.MONPAY_CLIENT_SECRET'],
    ['client_secret', 'your-client-secret'],
    ['code', 'undefined'],
    ['redirect_uri', 'delguur.example:8443/kiosk/enter'],
    ['redirect_uri', 'https:/delguur.example:8443/kiosk/enter'],
    ['redirect_uri', 'https://delguur.example:8443/kiosk/entr'],
    ['redirect_uri', 'https://delguur.example:8443/kiosk/enter/callback?lang=mn'],
    ['redirect_uri', 'undefined'],
    ['redirectUri', 'https://delguur.example:8443/kiosk/enter'],
    ['scope', 'openid profile'],
    ['response_type', 'code'],
  ])('%s=%j', async (name, value) => {
    const sandbox = kiosk();
    await exchange(sandbox, { [name]: value });
    expect(shownOf(sandbox)).toMatchObject({ [name]: value });
  });

  test.each(['clientid', 'Client-Id', 'redirect_url', 'granttype', 'auth_code', 'app_secret'])(
    'the name %s, which is none of the five',
    async (name) => {
      const sandbox = kiosk();
      await exchange(sandbox, { [name]: 'hjk4-lzq' });
      expect(shownOf(sandbox)).toMatchObject({
        [name]: expect.stringMatching(/^\[(?:redacted|unknown)\]$/),
      });
      expect(shownOf(sandbox)).not.toHaveProperty('(other fields)');
    },
  );

  test.each(['/v2/oauth/tokens', '/oauth2/token', '/v2/oauth/access_token/', '/v2/login'])(
    'the path %s',
    async (path) => {
      const sandbox = kiosk();
      await post(sandbox, { body: new URLSearchParams(goodFields(sandbox)) }, path);
      expect(sandbox.requests()).toMatchObject([{ path }]);
    },
  );

  test("an invoice's field by another name", async () => {
    const sandbox = kiosk();
    const token = await merchantsToken(sandbox);
    const body = { total_amount: 1500, invoice_type: 'P2B', callbackUrl: 'https://x.example/a1b2' };
    await call(sandbox, 'POST /v2/api/oauth/invoice', { token, body });
    expect(shownOf(sandbox)).toEqual({
      total_amount: '1500',
      invoice_type: '[unknown]',
      callbackUrl: '[unknown]',
    });
  });
});

describe('what could be a secret is not shown:', () => {
  test.each([
    ['grant_type', 'correct-horse-battery-staple', '[unknown]'],
    ['grant_type', 'Tr0ub4dor&3', '[unknown]'],
    ['grant_type', 'token1234', '[unknown]'],
    ['grant_type', 'kqzw', '[unknown]'],
    ['client_id', 'merchant_55120', '[unknown]'],
    ['client_id', 'sbx_secret_of_the_kiosk', '[unknown]'],
    ['client_secret', 'client-secret', '[redacted]'],
    ['client_secret', 'a', '[redacted]'],
    ['code', 'code', '[redacted]'],
    ['clientSecret', 'test-secret-of-the-shop', '[redacted]'],
    ['access_token', 'access-token', '[redacted]'],
    ['redirect_uri', 'delguur.example/correct-horse', '[unknown]'],
    ['redirect_uri', 'https://delguur.example/kiosk/8f14e45f', 'https://delguur.example/kiosk/…'],
  ])('%s=%j', async (name, value, shown) => {
    const sandbox = kiosk();
    await exchange(sandbox, { [name]: value });
    expect(shownOf(sandbox)).toMatchObject({ [name]: shown });
  });

  test('a name that may be one', async () => {
    const sandbox = kiosk();
    await exchange(sandbox, { 'correct-horse': '1', Zq7: '2', constructor: '3' });
    expect(shownOf(sandbox)).toMatchObject({ '(other fields)': '3' });
  });

  test("words that are a client's secret, or were sent as one", async () => {
    const sandbox = kiosk('your-client-secret');
    await exchange(sandbox, {
      client_secret: 'your-client-secret',
      grant_type: 'your-client-secret',
    });
    expect(shownOf(sandbox)).toMatchObject({
      client_secret: '[redacted]',
      grant_type: '[unknown]',
    });
    await exchange(sandbox, { client_secret: 'sandbox-key', client_id: 'my-sandbox-key' });
    expect(shownOf(sandbox)).toMatchObject({ client_secret: '[redacted]', client_id: '[unknown]' });
    await post(sandbox, { body: '' }, '/v2/oauth/your-client-secret');
    expect(sandbox.requests().at(-1)?.path).toBe('/v2/oauth/…');
  });

  test('any of many fields', async () => {
    const sandbox = kiosk();
    const names = Array.from(
      { length: 300 },
      (_, i) => `client_${'authorizat1on'.slice(i % 9)}${i}`,
    );
    await exchange(sandbox, Object.fromEntries(names.map((name) => [name, name])));
    const { length } = Object.keys(shownOf(sandbox));
    expect(length).toBeLessThanOrEqual(5 + 20 + 1);
    expect(Number(shownOf(sandbox)['(other fields)'])).toBeGreaterThanOrEqual(280);
  });
});
