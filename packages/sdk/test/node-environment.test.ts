import http from 'node:http';
import https from 'node:https';
import { connect, type Socket } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { requestToken } from '../src/index.ts';
import { authority, countingEndpoint } from './counting-endpoint.ts';
import { clientOf, errorOf, freshCode, goodToken, tokenEndpoint } from './token-endpoint.ts';

beforeAll(() => setDefaultCACertificates([authority.cert]));

test('if another http.request dials by itself, nothing is written, and the code is still good', async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const inTheClear = await countingEndpoint();
  const client = clientOf(endpoint);
  const code = freshCode();
  const { request } = http;
  http.request = ((options: http.RequestOptions) => {
    const createConnection = (): Socket => connect(inTheClear.port, '127.0.0.1');
    return request({ ...options, createConnection });
  }) as typeof http.request;
  onTestFinished(() => void (http.request = request));
  expect(await errorOf(requestToken(client, { code }))).toMatchObject({
    code: 'token_request_failed',
    outcome: 'not_sent',
    systemCode: 'HTTP_REQUEST_REPLACED',
  });
  http.request = request;
  await expect(requestToken(client, { code })).resolves.toEqual(goodToken);
  expect(inTheClear.connections.map(({ received }) => received).join('')).toBe('');
  expect(endpoint.connections.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
});

test('a caller who leaves just as the request is made does not wait for an answer', async () => {
  const endpoint = await tokenEndpoint(() => {});
  const caller = new AbortController();
  const { request } = http;
  http.request = ((options: http.RequestOptions) => {
    caller.abort();
    return request(options);
  }) as typeof http.request;
  onTestFinished(() => void (http.request = request));
  const { signal } = caller;
  const exchange = requestToken(clientOf(endpoint), { code: freshCode() }, { signal });
  expect(await errorOf(exchange)).toMatchObject({ reason: 'aborted', outcome: 'unknown' });
});

test('an https.globalAgent of somebody else changes nothing', async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const { globalAgent } = https;
  https.globalAgent = {} as https.Agent;
  onTestFinished(() => void (https.globalAgent = globalAgent));
  const token = await requestToken(clientOf(endpoint), { code: freshCode() });
  expect(token).toEqual(goodToken);
});

test('a launch is answered also under the fake timers of a test', async () => {
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  for (let i = 0; i < 3; i++) {
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
  }
  expect(endpoint.connections).toMatchObject([{ requests: 3 }]);
});

test.each(['own', 'fetch'])(
  'an answer that came in time counts, though the process was busy past the deadline (%s)',
  async (transport) => {
    // Long enough for the request to arrive on a machine that is busy.
    const timeout = 1_500;
    const endpoint = await countingEndpoint({
      answered: () => {
        const end = performance.now() + 2 * timeout;
        while (performance.now() < end);
      },
    });
    const client = clientOf(endpoint, { timeout, ...(transport === 'fetch' && { fetch }) });
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
  },
);
