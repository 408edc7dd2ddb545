import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { requestToken } from '../src/index.ts';
import {
  answering,
  clientOf,
  errorOf,
  freshCode,
  goodToken,
  tokenEndpoint,
} from './token-endpoint.ts';

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
