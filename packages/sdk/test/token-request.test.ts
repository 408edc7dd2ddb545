import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { version } from '../package.json' with { type: 'json' };
import { confidentialClient, memorySpentCodes, requestToken } from '../src/index.ts';
import {
  answering,
  clientOf,
  errorOf,
  freshCode,
  goodToken,
  secret,
  tokenEndpoint,
} from './token-endpoint.ts';

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

describe('a code is sent once:', () => {
  test.each([
    [400, 'invalid_request'],
    [401, 'unauthorized_client'],
    [403, 'invalid_grant'],
    [415, 'unsupported_grant_type'],
    [505, 'server_error'],
  ])('an answer of %i is not tried again', async (status, error) => {
    const endpoint = await answering(status, { error });
    expect(await errorOf(requestToken(clientOf(endpoint), { code: freshCode() }))).toMatchObject({
      error,
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  test('a second call is refused without a request, by any client of the same identity', async () => {
    const endpoint = await answering(200, goodToken);
    const code = freshCode();
    await requestToken(clientOf(endpoint), { code });
    expect(await errorOf(requestToken(clientOf(endpoint), { code }))).toMatchObject({
      code: 'authorization_code_reused',
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  test('a hundred calls at once share one request and one answer', async () => {
    const endpoint = await tokenEndpoint(async (response) => {
      await delay(20);
      response.end(JSON.stringify(goodToken));
    });
    const client = clientOf(endpoint);
    const code = freshCode();
    const tokens = await Promise.all(
      Array.from({ length: 100 }, () => requestToken(client, { code })),
    );
    expect(new Set(tokens.map((token) => token.access_token))).toEqual(
      new Set([goodToken.access_token]),
    );
    expect(endpoint.requests).toHaveLength(1);
  });

  test('a code that provably was not sent may be tried again', async () => {
    const endpoint = await answering(200, goodToken);
    const code = freshCode();
    let refused = true;
    const client = clientOf(endpoint, {
      fetch: async (...args) => {
        if (!refused) return fetch(...args);
        refused = false;
        throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      },
    });
    expect(await errorOf(requestToken(client, { code }))).toMatchObject({ outcome: 'not_sent' });
    await expect(requestToken(client, { code })).resolves.toEqual(goodToken);
  });
});

describe('no whole answer:', () => {
  test('a refused connection is network, not sent', async () => {
    const { url, close } = await tokenEndpoint(() => {});
    await close();
    const client = clientOf({ url });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      code: 'token_request_failed',
      reason: 'network',
      outcome: 'not_sent',
      systemCode: 'ECONNREFUSED',
    });
  });

  test('a memory that is slow to take the code back does not hold the error up', async () => {
    const { url, close } = await tokenEndpoint(() => {});
    await close();
    const spentCodes = { claim: async () => true, release: () => new Promise<void>(() => {}) };
    const client = clientOf({ url }, { timeout: 1_500, spentCodes });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      code: 'token_request_failed',
      reason: 'network',
      outcome: 'not_sent',
    });
  });

  test('a connection that breaks after the request is network, unknown', async () => {
    const endpoint = await tokenEndpoint((response) => response.destroy());
    expect(await errorOf(requestToken(clientOf(endpoint), { code: freshCode() }))).toMatchObject({
      code: 'token_request_failed',
      reason: 'network',
      outcome: 'unknown',
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  test.each<[string, (response: ServerResponse) => unknown]>([
    ['no headers', () => {}],
    ['no end of the body', (response) => response.writeHead(200).write('{')],
  ])('%s within the timeout is timeout, unknown', async (_, answer) => {
    const endpoint = await tokenEndpoint(answer);
    const client = clientOf(endpoint, { timeout: 1_500 });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      code: 'token_request_failed',
      reason: 'timeout',
      outcome: 'unknown',
    });
  });

  test('a signal that aborted before is aborted, not sent, and leaves the code alone', async () => {
    const endpoint = await answering(200, goodToken);
    const code = freshCode();
    const signal = AbortSignal.abort();
    expect(await errorOf(requestToken(clientOf(endpoint), { code }, { signal }))).toMatchObject({
      code: 'token_request_failed',
      reason: 'aborted',
      outcome: 'not_sent',
    });
    await expect(requestToken(clientOf(endpoint), { code })).resolves.toEqual(goodToken);
  });

  test('a signal that aborts on the way is aborted, unknown, and closes the connection', async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const endpoint = await tokenEndpoint((response) => {
      response.on('close', closed.resolve);
      controller.abort();
    });
    const { signal } = controller;
    const exchange = requestToken(clientOf(endpoint), { code: freshCode() }, { signal });
    expect(await errorOf(exchange)).toMatchObject({ reason: 'aborted', outcome: 'unknown' });
    await closed.promise;
  });

  test('a caller who aborts does not abort the others', async () => {
    const controller = new AbortController();
    const endpoint = await tokenEndpoint(async (response) => {
      controller.abort();
      await delay(20);
      response.end(JSON.stringify(goodToken));
    });
    const client = clientOf(endpoint);
    const code = freshCode();
    const [aborted, other] = await Promise.allSettled([
      requestToken(client, { code }, { signal: controller.signal }),
      requestToken(client, { code }),
    ]);
    expect(aborted).toMatchObject({ reason: { reason: 'aborted', outcome: 'unknown' } });
    expect(other).toMatchObject({ value: goodToken });
    expect(endpoint.requests).toHaveLength(1);
  });
});

test('whoever comes after the last caller has left does not wait with those who left', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const code = freshCode();
  const later = Promise.withResolvers<unknown>();
  const endpoint = await tokenEndpoint(() => {
    controller.abort();
    later.resolve(errorOf(requestToken(client, { code })));
  });
  const client = clientOf(endpoint);
  expect(await errorOf(requestToken(client, { code }, { signal }))).toMatchObject({
    reason: 'aborted',
    outcome: 'unknown',
  });
  expect(await later.promise).toMatchObject({ code: 'authorization_code_reused' });
  expect(endpoint.requests).toHaveLength(1);
});

describe('a system code is a word of its own:', () => {
  test.each([
    ['ECONNREFUSED', 'not_sent', 'ECONNREFUSED'],
    ['connect ECONNREFUSED', 'unknown', undefined],
    ['ECONNREFUSED 127.0.0.1', 'unknown', undefined],
    ['XECONNREFUSED', 'unknown', 'XECONNREFUSED'],
    ['ECONNREFUSED_LATER', 'unknown', 'ECONNREFUSED_LATER'],
    ['econnrefused', 'unknown', undefined],
    ['E'.repeat(49), 'unknown', undefined],
  ])('%s', async (word, outcome, systemCode) => {
    const client = clientOf(
      { url: 'https://wallet.example' },
      { fetch: async () => Promise.reject(Object.assign(new Error('x'), { code: word })) },
    );
    const error = await errorOf(requestToken(client, { code: freshCode() }));
    expect(error).toMatchObject({ reason: 'network', outcome, systemCode });
  });
});

describe('the message says', () => {
  test('which host could not be found', async () => {
    const client = clientOf({ url: 'https://no-such-host.invalid' });
    const error = await errorOf(requestToken(client, { code: freshCode() }));
    expect(error).toMatchObject({ outcome: 'not_sent', host: 'no-such-host.invalid' });
    expect(String(error)).toMatch(/network \((ENOTFOUND|EAI_AGAIN) no-such-host\.invalid\)\. /);
  });

  test('what MonPay said, before what may be the cause', async () => {
    const endpoint = await answering(403, {
      error: 'invalid_grant',
      error_description: 'Too old.',
    });
    const error = await errorOf(requestToken(clientOf(endpoint), { code: freshCode() }));
    expect(String(error)).toContain(': invalid_grant (HTTP 403): Too old. This error means');
  });

  test('that a host without the endpoint is probably the wrong one, before the code is given up', async () => {
    const endpoint = await answering(404, '<html>');
    const error = await errorOf(requestToken(clientOf(endpoint), { code: freshCode() }));
    expect(String(error)).toMatch(/not the host that MonPay gave you.+the code may be spent/);
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
