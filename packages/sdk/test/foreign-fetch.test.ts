import { createRequire } from 'node:module';
import crossFetch from 'cross-fetch';
import nodeFetch from 'node-fetch';
import { fetch as undiciFetch } from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { requestToken } from '../src/index.ts';
import {
  answering,
  clientOf,
  errorOf,
  freshCode,
  goodToken,
  tokenEndpoint,
} from './token-endpoint.ts';

const nodeFetch2: unknown = createRequire(import.meta.url)('node-fetch-2');

/** As fetches over XMLHttpRequest give it: no `body`, and the whole of it as a promise. */
const withoutStream = async (url: string, init: RequestInit): Promise<object> => {
  const response = await fetch(url, init);
  return { status: response.status, arrayBuffer: () => response.arrayBuffer() };
};

const fetches: [string, unknown][] = [
  ['node-fetch 3', nodeFetch],
  ['node-fetch 2', nodeFetch2],
  ['cross-fetch', crossFetch],
  ['an installed undici', undiciFetch],
  ['a fetch without streams', withoutStream],
];

describe.each(fetches)('over %s', (name, send) => {
  const options = { fetch: send as typeof fetch };

  test('a token is a token', async () => {
    const endpoint = await answering(200, goodToken);
    const token = await requestToken(clientOf(endpoint, options), { code: freshCode() });
    expect(token).toEqual(goodToken);
    expect(endpoint.requests).toMatchObject([
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ]);
  });

  test('a refusal is the refusal', async () => {
    const endpoint = await answering(403, { error: 'invalid_grant' });
    const exchange = requestToken(clientOf(endpoint, options), { code: freshCode() });
    expect(await errorOf(exchange)).toMatchObject({ error: 'invalid_grant', status: 403 });
  });

  test('a redirect is refused', async () => {
    const endpoint = await answering(307, '', { Location: '/elsewhere' });
    const exchange = requestToken(clientOf(endpoint, options), { code: freshCode() });
    expect(await errorOf(exchange)).toMatchObject({ code: 'invalid_token_response' });
    expect(endpoint.requests).toHaveLength(1);
  });

  test('what is larger than 64 KiB is left', async () => {
    let closed = false;
    const endpoint = await tokenEndpoint((response) => {
      response.on('close', () => (closed = true));
      response.writeHead(200);
      const pour = (error?: Error | null): unknown =>
        error ?? response.write(' '.repeat(65_536), pour);
      // One who reads the whole needs one that ends.
      if (name === 'a fetch without streams') response.end(' '.repeat(100_000));
      else pour();
    });
    const exchange = requestToken(clientOf(endpoint, options), { code: freshCode() });
    expect(await errorOf(exchange)).toMatchObject({
      issues: [{ message: expect.stringContaining('larger than 65536') }],
    });
    // node-fetch 2 holds on to what it passes on, and only a deadline makes it let go.
    const letsGo = name !== 'node-fetch 2' && name !== 'cross-fetch';
    if (letsGo) await vi.waitUntil(() => closed, { timeout: 30_000 });
  });

  test('a refused connection was not sent', async () => {
    const { url, close } = await answering(200, goodToken);
    await close();
    const exchange = requestToken(clientOf({ url }, options), { code: freshCode() });
    expect(await errorOf(exchange)).toMatchObject({ outcome: 'not_sent' });
  });
});

test.each<[what: string, thrown: unknown, outcome: string, systemCode?: string]>([
  ['a code', { code: 'ECONNREFUSED' }, 'not_sent', 'ECONNREFUSED'],
  ['a code of its cause', { code: 7, cause: { code: 'ENOTFOUND' } }, 'not_sent', 'ENOTFOUND'],
  ['words before a code', { code: 'the server said ECONNREFUSED' }, 'unknown'],
  ['words behind a code', { code: 'ECONNREFUSED, said the server' }, 'unknown'],
  ['a code in a line of words', { code: 'the server said:\nECONNREFUSED\n' }, 'unknown'],
  ['small letters', { code: 'econnrefused' }, 'unknown'],
  ['two letters', { code: 'EX' }, 'unknown'],
  ['too many letters', { code: 'E'.repeat(49) }, 'unknown'],
])('of what a fetch throws, %s is read as such', async (_, thrown, outcome, systemCode) => {
  const fetch = (): Promise<never> => Promise.reject(thrown);
  const exchange = requestToken(clientOf({ url: 'https://wallet.example' }, { fetch }), {
    code: freshCode(),
  });
  const error = await errorOf(exchange);
  expect(error).toMatchObject({ code: 'token_request_failed', outcome });
  expect((error as { systemCode?: string }).systemCode).toBe(systemCode);
});

test('a stream of something else than bytes is left', async () => {
  let left = 0;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue('a text'),
    cancel: () => void left++,
  });
  const fetch = async (): Promise<Response> => new Response(body);
  const client = clientOf({ url: 'https://wallet.example' }, { fetch });
  const error = await errorOf(requestToken(client, { code: freshCode() }));
  expect(error).toMatchObject({ code: 'token_request_failed', outcome: 'unknown' });
  expect(left).toBe(1);
});
