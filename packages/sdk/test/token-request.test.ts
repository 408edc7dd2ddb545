import { version } from '../package.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { confidentialClient, memorySpentCodes, requestToken } from '../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken, secret } from './token-endpoint.ts';

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

describe('the request', () => {
  test('is one form-encoded POST with five fields, and says who sends it', async () => {
    const endpoint = await answering(200, goodToken);
    await requestToken(clientOf(endpoint), { code: 'a b+c&d=e%' });
    expect(endpoint.requests).toHaveLength(1);
    const [request] = endpoint.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/v2/oauth/token' });
    expect(request?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(request?.body.length),
    });
    expect(request?.headers['user-agent']).toBe(`monpay-miniapp-sdk/${version}`);
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.body).toBe(
      'redirect_uri=https%3A%2F%2Fshop.example%2Flaunch&client_id=shop&' +
        'client_secret=shop+secret%2F%2B%26%3D%25&code=a+b%2Bc%26d%3De%25&grant_type=authorization_code',
    );
  });

  test('carries every printable character, once each, in every field', async () => {
    const endpoint = await answering(200, goodToken);
    const inside = `x${printable}x`;
    const redirectUri = `https://shop.example/?${printable.replace(/[ #]/g, '')}`;
    const client = clientOf(endpoint, { clientId: inside, clientSecret: inside, redirectUri });
    await requestToken(client, { code: printable });
    const form = new URLSearchParams(endpoint.requests[0]?.body);
    expect([...form]).toEqual([
      ['redirect_uri', redirectUri],
      ['client_id', inside],
      ['client_secret', inside],
      ['code', printable],
      ['grant_type', 'authorization_code'],
    ]);
    expect(endpoint.requests[0]?.body).toMatch(/^[A-Za-z0-9*\-._+%&=]+$/);
  });

  test('has no secret and no code in its URL or headers', async () => {
    const endpoint = await answering(200, goodToken);
    const code = freshCode();
    await requestToken(clientOf(endpoint), { code });
    const { body: _, ...rest } = endpoint.requests[0] ?? { body: '' };
    expect(JSON.stringify(rest)).not.toContain(secret);
    expect(JSON.stringify(rest)).not.toContain('shop+secret');
    expect(JSON.stringify(rest)).not.toContain(code);
  });

  test('goes below the path of the authorization server', async () => {
    const endpoint = await answering(200, goodToken);
    await requestToken(clientOf({ url: `${endpoint.url}/monpay/` }), { code: freshCode() });
    expect(endpoint.requests[0]?.url).toBe('/monpay/v2/oauth/token');
  });

  test("goes through the caller's fetch if one is given", async () => {
    const seen: string[] = [];
    const client = clientOf(
      { url: 'https://wallet.example' },
      {
        fetch: async (input) => {
          seen.push(String(input));
          return Response.json(goodToken);
        },
      },
    );
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    expect(seen).toEqual(['https://wallet.example/v2/oauth/token']);
  });
});

describe('a redirect is refused and the secret goes nowhere:', () => {
  test.each([301, 302, 303, 307, 308])('%i', async (status) => {
    const elsewhere = await answering(200, goodToken);
    const endpoint = await answering(status, '', { Location: `${elsewhere.url}/v2/oauth/token` });
    expect(await errorOf(requestToken(clientOf(endpoint), { code: freshCode() }))).toMatchObject({
      code: 'invalid_token_response',
      status,
      issues: [{ message: expect.stringContaining('redirect') }],
    });
    expect(elsewhere.requests).toEqual([]);
  });

  test('an answer that a fetch of the caller reached by redirect', async () => {
    const elsewhere = await answering(200, goodToken);
    const endpoint = await answering(307, '', { Location: elsewhere.url });
    const client = clientOf(endpoint, {
      fetch: (input, init) => fetch(input, { ...init, redirect: 'follow' }),
    });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      code: 'invalid_token_response',
      status: 0,
    });
  });
});

test('a code that can be none is refused before anything is sent', async () => {
  const endpoint = await answering(200, goodToken);
  for (const code of ['', 'a\nb', 'код', 'a'.repeat(4097), 7, null, undefined]) {
    // @ts-expect-error callers without types pass anything
    expect(await errorOf(requestToken(clientOf(endpoint), { code }))).toMatchObject({
      code: 'invalid_authorization_response',
    });
  }
  expect(endpoint.requests).toEqual([]);
});

test('the memory of spent codes can be given', async () => {
  const endpoint = await answering(200, goodToken);
  const code = freshCode();
  const one = clientOf(endpoint, { spentCodes: memorySpentCodes() });
  const other = clientOf(endpoint, { spentCodes: memorySpentCodes() });
  await requestToken(one, { code });
  await requestToken(other, { code });
  expect(endpoint.requests).toHaveLength(2);
});

test('an undocumented host is reached only over https', () => {
  expect(() =>
    confidentialClient({
      clientId: 'shop',
      clientSecret: secret,
      redirectUri: 'https://shop.example/launch',
      authorizationServer: 'http://wallet.example',
    }),
  ).toThrow('must be an https: URL');
});
