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
