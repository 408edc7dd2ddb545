import { readFileSync } from 'node:fs';
import dns from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { requestToken, warmUp } from '../../src/index.ts';
import { countingEndpoint, type CountingEndpoint } from '../counting-endpoint.ts';
import { clientOf, freshCode, goodToken } from '../token-endpoint.ts';
import { atSamePort } from './same-port.ts';

const minute = 60_000;

/** The clock of the wall, in our hand. Timers and sockets go on as they do. */
function clock(): (milliseconds: number) => void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  return (milliseconds) => vi.setSystemTime(Date.now() + milliseconds);
}

test('a launch every two minutes finds a host that moved within 12 minutes', async () => {
  const pass = clock();
  const [old, moved] = await atSamePort(
    () => countingEndpoint({ host: '127.0.0.1' }),
    (port) => countingEndpoint({ host: '::1', port }),
  );
  const { lookup } = dns;
  onTestFinished(() => void (dns.lookup = lookup));
  let asked = 0;
  dns.lookup = ((_name: string, _options: object, done: (...result: unknown[]) => void) => {
    const family = asked++ === 0 ? 4 : 6;
    done(undefined, [{ address: family === 4 ? '127.0.0.1' : '::1', family }]);
  }) as typeof lookup;

  const client = clientOf({ url: `http://wallet-that-moves.localhost:${old.port}` });
  for (let launch = 0; launch < 30; launch++) {
    await requestToken(client, { code: freshCode() });
    pass(2 * minute);
  }
  // At 0, 2, 4, 6 minutes, and up to 10.
  expect(old.connections).toHaveLength(1);
  expect(requestsOf(old)).toBeGreaterThanOrEqual(4);
  expect(requestsOf(old)).toBeLessThanOrEqual(6);
  expect(requestsOf(moved)).toBe(30 - requestsOf(old));
  expect(moved.connections.length).toBeGreaterThanOrEqual(4);
});

test('connections of one moment are not given up in one moment', async () => {
  const pass = clock();
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  const launches = (): Promise<unknown> =>
    Promise.all(Array.from({ length: 200 }, () => requestToken(client, { code: freshCode() })));
  await launches();
  const opened: number[] = [];
  for (let time = 0; time < 13; time++) {
    pass(minute);
    const before = endpoint.connections.length;
    await launches();
    opened.push(endpoint.connections.length - before);
  }
  const renewed = opened.slice(0, 13);
  expect(renewed.slice(0, 7)).toEqual(Array(7).fill(0));
  expect(renewed.filter((count) => count > 0).length).toBeGreaterThanOrEqual(3);
  expect(renewed.reduce((sum, count) => sum + count)).toBe(200);
});

test('a connection rests five minutes at most, also in a process that was frozen meanwhile', async () => {
  const pass = clock();
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  await requestToken(client, { code: freshCode() });
  pass(4.9 * minute);
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections).toMatchObject([{ requests: 2 }]);
  pass(5.1 * minute);
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections).toMatchObject([{ requests: 2 }, { requests: 1 }]);
});

test('five minutes of silence end a connection that rests, and none on which an answer is awaited', async () => {
  const own: Socket['setTimeout'] = Reflect.get(Socket.prototype, 'setTimeout');
  onTestFinished(() => void (Socket.prototype.setTimeout = own));
  const silence = Promise.withResolvers<void>();
  Socket.prototype.setTimeout = function (this: Socket, milliseconds, ...listener) {
    if (milliseconds !== 5 * minute) return own.call(this, milliseconds, ...listener);
    return own.call(this, 20, ...listener).on('timeout', () => silence.resolve());
  };
  const ended = Promise.withResolvers<void>();
  const server = createServer((_, response) => {
    void silence.promise.then(() => response.end(JSON.stringify(goodToken)));
  }).on('connection', (socket) => socket.on('close', () => ended.resolve()));
  server.keepAliveTimeout = 0;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const client = clientOf({ url: `http://127.0.0.1:${port}` });
  await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
  await ended.promise;
});

test('a clock that is set back costs a new connection and no launch', async () => {
  const pass = clock();
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  await requestToken(client, { code: freshCode() });
  pass(-1_000_000);
  await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
  expect(endpoint.connections).toHaveLength(2);
});

test('warmUp opens another in place of one that is too old', async () => {
  const pass = clock();
  const endpoint = await countingEndpoint();
  const client = clientOf(endpoint);
  await warmUp(client);
  pass(13 * minute);
  await warmUp(client);
  await vi.waitUntil(() => endpoint.connections.length === 2, { timeout: 30_000 });
  await requestToken(client, { code: freshCode() });
  expect(endpoint.connections).toMatchObject([{ requests: 0 }, { requests: 1 }]);
});

test.runIf(process.platform === 'linux')(
  'a silent connection shows every 30 seconds that it lives',
  async () => {
    const endpoint = await countingEndpoint();
    await requestToken(clientOf(endpoint), { code: freshCode() });
    const { localPort = 0, remotePort = 0 } = endpoint.connections[0]?.socket ?? {};
    const address = (port: number): string =>
      `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    const line = readFileSync('/proc/net/tcp', 'latin1')
      .split('\n')
      .map((each) => each.trim().split(/\s+/))
      .find(([, from, to]) => from === address(remotePort) && to === address(localPort));
    // The fifth column is `timer:when`, in hundredths of a second; 02 is the timer of the probes.
    const [timer, when = ''] = line?.[5]?.split(':') ?? [];
    expect(timer).toBe('02');
    expect(parseInt(when, 16) / 100).toBeGreaterThan(20);
    expect(parseInt(when, 16) / 100).toBeLessThanOrEqual(30);
  },
);

function requestsOf({ connections }: CountingEndpoint): number {
  return connections.reduce((sum, { requests }) => sum + requests, 0);
}
