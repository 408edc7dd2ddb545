import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners, once } from 'node:events';
import type { Socket } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { requestToken } from '../src/index.ts';
import { authority, countingEndpoint } from './counting-endpoint.ts';
import { ownProcess } from './own-process.ts';
import { clientOf, freshCode, goodToken } from './token-endpoint.ts';

beforeAll(() => setDefaultCACertificates([authority.cert]));

const schemes = [
  ['http', undefined],
  ['https, TLS 1.2', { maxVersion: 'TLSv1.2' }],
  ['https, TLS 1.3', { minVersion: 'TLSv1.3' }],
] as const;

/** The sockets on which this process gets its answers from now on. */
function usedSockets(): Set<Socket> {
  const sockets = new Set<Socket>();
  const answered = (message: unknown): unknown =>
    sockets.add((message as { request: { socket: Socket } }).request.socket);
  subscribe('http.client.response.finish', answered);
  onTestFinished(() => void unsubscribe('http.client.response.finish', answered));
  return sockets;
}

describe.each(schemes)('a connection over %s', (_, tls) => {
  test('is kept, may rest for a minute and more, and gathers no listeners', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): unknown => warnings.push(warning);
    process.on('warning', warn);
    onTestFinished(() => void process.off('warning', warn));
    const sockets = usedSockets();
    const endpoint = await countingEndpoint({ tls, headers: ['Keep-Alive: timeout=1'] });
    const client = clientOf(endpoint);
    const { signal } = new AbortController();
    const listeners: number[][] = [];
    for (let i = 0; i < 50; i++) {
      await requestToken(client, { code: freshCode() }, { signal });
      await new Promise(setImmediate);
      listeners.push(
        [...sockets].map((socket) =>
          socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0),
        ),
      );
    }
    expect(endpoint.connections).toMatchObject([{ requests: 50 }]);
    expect([...sockets].map(({ timeout }) => Number(timeout) >= 60_000)).toEqual([true]);
    expect(listeners.at(-1)).toEqual(listeners[1]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(warnings).toEqual([]);
  });
});

test('a connection is not taken when it is about as old as the server lets one get', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const pass = (milliseconds: number): unknown => vi.setSystemTime(Date.now() + milliseconds);
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  await requestToken(client, { code: freshCode() });
  pass(5_000);
  const [first] = endpoint.connections;
  first?.socket.end();
  if (first) await once(first.socket, 'close');
  await requestToken(client, { code: freshCode() });
  pass(4_700);
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections).toMatchObject([{ requests: 1 }, { requests: 2 }]);
  for (const age of [4_800, 5_200]) {
    pass(age);
    await requestToken(client, { code: freshCode() });
  }
  expect(endpoint.connections).toMatchObject([1, 2, 1, 1].map((requests) => ({ requests })));
  pass(5_300);
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections.at(-1)).toMatchObject({ requests: 2 });
});

test.each(schemes.slice(1))('the second connection over %s resumes the session', async (_, tls) => {
  const endpoint = await countingEndpoint({
    tls,
    headers: ['Connection: close'],
    answered: ({ socket }) => socket.end(),
  });
  const client = clientOf(endpoint);
  for (let i = 0; i < 3; i++) await requestToken(client, { code: freshCode() });
  expect(endpoint.connections.map(({ resumed }) => resumed)).toEqual([false, true, true]);
});

describe('the authorization server may be', () => {
  test.each([
    ['an IPv6 address', '::1', '[::1]'],
    ['a name', 'localhost', 'localhost'],
    ['a name, there only by IPv4', '127.0.0.1', 'localhost'],
  ])('%s', async (_, host, hostname) => {
    const endpoint = await countingEndpoint({ host });
    const client = clientOf({ url: `http://${hostname}:${endpoint.port}` });
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    expect(endpoint.connections[0]?.received).toContain(
      `\r\nHost: ${hostname}:${endpoint.port}\r\n`,
    );
  });

  test('at a port that fetch forbids', async () => {
    const forbidden = [6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080];
    for (const port of forbidden) {
      const endpoint = await countingEndpoint({ port }).catch(() => undefined);
      if (!endpoint) continue;
      await expect(fetch(endpoint.url)).rejects.toThrow('fetch failed');
      const token = await requestToken(clientOf(endpoint), { code: freshCode() });
      return expect(token).toEqual(goodToken);
    }
    throw new Error('no such port is free here');
  });
});

test('fifty launches at once, and fifty again, take fifty connections', async () => {
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  for (let round = 0; round < 2; round++) {
    const launches = Array.from({ length: 50 }, () => requestToken(client, { code: freshCode() }));
    expect(await Promise.all(launches)).toEqual(launches.map(() => goodToken));
  }
  expect(endpoint.connections).toHaveLength(50);
  expect(endpoint.connections.every(({ requests }) => requests === 2)).toBe(true);
});

test('of many idle connections that the server closed while nobody looked, none is taken', async () => {
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  const launches = (): Promise<unknown> =>
    Promise.all(Array.from({ length: 20 }, () => requestToken(client, { code: freshCode() })));
  await launches();
  for (const { socket } of endpoint.connections) socket.end();
  await expect(launches()).resolves.toHaveLength(20);
  expect(endpoint.connections).toHaveLength(40);
});

test('a certificate is checked, even if the environment switches the check off', async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const { told } = await ownProcess(
    `
    const client = sdk.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/',
      authorizationServer: ${JSON.stringify(endpoint.url)},
    });
    tell(await sdk.requestToken(client, { code: 'a-code' }).catch((error) => error));
    `,
    { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  );
  expect(told).toMatchObject({ code: 'token_request_failed', outcome: 'not_sent' });
  expect(endpoint.connections.map(({ received }) => received).join('')).toBe('');
});
