import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { setDefaultCACertificates } from 'node:tls';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { requestToken, warmUp } from '../src/index.ts';
import { authority, countingEndpoint, type CountingEndpoint } from './counting-endpoint.ts';
import { ownProcess } from './own-process.ts';
import { clientOf, errorOf, freshCode, goodToken } from './token-endpoint.ts';

beforeAll(() => setDefaultCACertificates([authority.cert]));

/** A server learns of a connection a little later than its client. */
function seen({ connections }: CountingEndpoint, times: number): Promise<unknown> {
  return vi.waitUntil(() => connections.length === times, { interval: 2, timeout: 30_000 });
}

const schemes = [
  ['http', undefined],
  ['https', {}],
] as const;

describe.each(schemes)('warmUp over %s', (_, tls) => {
  test('opens a connection, sends not one byte, and the first exchange takes that connection', async () => {
    const endpoint = await countingEndpoint({ tls });
    const client = clientOf(endpoint);
    await warmUp(client);
    await seen(endpoint, 1);
    await delay(20);
    expect(endpoint.connections).toMatchObject([{ received: '' }]);
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    expect(endpoint.connections).toMatchObject([{ requests: 2 }]);
  });

  test('twice, at once or one after the other, opens one connection', async () => {
    const endpoint = await countingEndpoint({ tls });
    await Promise.all([warmUp(clientOf(endpoint)), warmUp(clientOf(endpoint))]);
    await warmUp(clientOf(endpoint));
    await seen(endpoint, 1);
    await delay(20);
    expect(endpoint.connections).toHaveLength(1);
  });

  test('opens none if an exchange left one open', async () => {
    const endpoint = await countingEndpoint({ tls });
    const client = clientOf(endpoint);
    await requestToken(client, { code: freshCode() });
    await warmUp(client);
    await delay(20);
    expect(endpoint.connections).toHaveLength(1);
  });

  test('that is not awaited still gives the first exchange its connection', async () => {
    const endpoint = await countingEndpoint({ tls });
    const client = clientOf(endpoint);
    const warming = warmUp(client);
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    await warming;
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    expect(endpoint.connections).toMatchObject([{ requests: 2 }]);
  });

  test('serves one of two launches at once, and the other opens its own', async () => {
    const endpoint = await countingEndpoint({ tls });
    const client = clientOf(endpoint);
    await warmUp(client);
    await Promise.all([
      requestToken(client, { code: freshCode() }),
      requestToken(client, { code: freshCode() }),
    ]);
    expect(endpoint.connections).toMatchObject([{ requests: 1 }, { requests: 1 }]);
  });

  test.each<[string, (socket: Socket) => unknown]>([
    ['closed', (socket) => socket.end()],
    ['broke', (socket) => socket.destroy()],
    ['closed with words', (socket) => socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n')],
    ['wrote to unasked', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')],
  ])('is replaced if the server %s the connection', async (__, spoil) => {
    const endpoint = await countingEndpoint({ tls });
    const client = clientOf(endpoint);
    await warmUp(client);
    await seen(endpoint, 1);
    for (const { socket } of endpoint.connections) spoil(socket);
    await delay(50);
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    expect(endpoint.connections).toMatchObject([{ received: '' }, { requests: 1 }]);
  });
});

test('the connection after a warmed one resumes its TLS session', async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const client = clientOf(endpoint);
  for (const times of [1, 2]) {
    await warmUp(client);
    await seen(endpoint, times);
    await delay(20);
    endpoint.connections.at(-1)?.socket.destroy();
    await delay(20);
  }
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections.map(({ resumed }) => resumed)).toEqual([false, true, true]);
});

test('warmUp of a host that is down rejects, and works once it is up', async () => {
  const { url, port, close } = await countingEndpoint();
  await close();
  const client = clientOf({ url });
  expect(await errorOf(warmUp(client))).toMatchObject({
    code: 'token_request_failed',
    reason: 'network',
    outcome: 'not_sent',
    systemCode: 'ECONNREFUSED',
  });
  const endpoint = await countingEndpoint({ port });
  await warmUp(client);
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections).toMatchObject([{ requests: 1 }]);
});

describe('a host that never shakes hands', () => {
  async function silence(): Promise<{ url: string; sockets: Socket[] }> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket.on('error', () => {}).resume()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
  }

  test('lets warmUp wait for the timeout and no longer, and is left', async () => {
    const { url, sockets } = await silence();
    const error = await errorOf(warmUp(clientOf({ url }, { timeout: 100 })));
    expect(error).toMatchObject({
      code: 'token_request_failed',
      reason: 'timeout',
      outcome: 'not_sent',
    });
    await vi.waitUntil(() => sockets.every(({ closed }) => closed), { timeout: 30_000 });
    expect(sockets).toHaveLength(1);
  });

  test('gives a launch that shares the connection its own deadline, and nothing is sent', async () => {
    const { url, sockets } = await silence();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const warming = errorOf(warmUp(clientOf({ url }, { timeout: 1_000 })));
    const code = freshCode();
    const launch = errorOf(requestToken(clientOf({ url }, { timeout: 3_000 }), { code }));
    while (sockets.length === 0) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await warming).toMatchObject({ reason: 'timeout' });
    expect(sockets).toMatchObject([{ closed: false }]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await launch).toMatchObject({ reason: 'timeout', outcome: 'not_sent' });
    expect(sockets).toHaveLength(1);
  });
});

test('warmUp does nothing if the client has a fetch of its own', async () => {
  const endpoint = await countingEndpoint();
  await warmUp(clientOf(endpoint, { fetch }));
  await delay(20);
  expect(endpoint.connections).toHaveLength(0);
});

test('neither a warmed nor a kept connection keeps a process alive', async () => {
  const warmed = await countingEndpoint();
  const kept = await countingEndpoint();
  const ended = await ownProcess(`
    const clientOf = (authorizationServer) => sdk.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/',
      authorizationServer,
    });
    await sdk.warmUp(clientOf(${JSON.stringify(warmed.url)}));
    await sdk.requestToken(clientOf(${JSON.stringify(kept.url)}), { code: 'a-code' });
    tell('done');
  `);
  expect(ended).toEqual({ status: 0, told: 'done' });
  expect(warmed.connections).toMatchObject([{ received: '' }]);
  expect(kept.connections).toMatchObject([{ requests: 1 }]);
});
