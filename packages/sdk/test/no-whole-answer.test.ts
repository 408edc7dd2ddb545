import type { ServerResponse } from 'node:http';
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
