import dns from 'node:dns';
import { expect, onTestFinished, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import { countingEndpoint, type CountingEndpoint } from '../counting-endpoint.ts';
import { clientOf, errorOf, freshCode, goodToken } from '../token-endpoint.ts';
import { frozenServer, type FrozenServer } from './frozen-server.ts';
import { atSamePort } from './same-port.ts';

const { lookup } = dns;

/** Resolves every name to these addresses from now on, or to an error, and counts. */
function resolving(answer: readonly string[] | string): { times: number } {
  const asked = { times: 0 };
  onTestFinished(() => void (dns.lookup = lookup));
  dns.lookup = ((_name: string, _options: object, done: (...result: unknown[]) => void) => {
    asked.times++;
    if (typeof answer === 'string') {
      return done(Object.assign(new Error('no such name'), { code: answer }));
    }
    done(
      undefined,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as typeof lookup;
  return asked;
}

/** Lets every name wait for its addresses until they are given. */
function hangingResolver(): {
  readonly waiting: readonly unknown[];
  answer: (addresses: readonly string[]) => void;
} {
  const waiting: (() => void)[] = [];
  onTestFinished(() => void (dns.lookup = lookup));
  dns.lookup = ((...args: Parameters<typeof lookup>) => {
    waiting.push(() => dns.lookup(...args));
  }) as typeof lookup;
  return {
    waiting,
    answer(addresses) {
      resolving(addresses);
      for (const ask of waiting) ask();
    },
  };
}

/** A server at one address that accepts nothing, and a good one at the same port of another. */
function frozenBeside(
  dead: string,
  host: string,
): Promise<[frozen: FrozenServer, good: CountingEndpoint]> {
  return atSamePort(
    () => frozenServer(dead),
    (port) => countingEndpoint({ host, port }),
  );
}

let names = 0;

/** A name that no other test has used, so that no connection to it is kept. */
function at(port: number, options = {}): ReturnType<typeof clientOf> {
  return clientOf({ url: `http://wallet-${++names}.localhost:${port}` }, options);
}

test.each([
  ['IPv4', '127.0.0.1', '::1'],
  ['IPv6', '::1', '127.0.0.1'],
])(
  'a slow address (%s) gets the whole deadline, though the other refuses',
  async (_, slow, refusing) => {
    const [{ port, thaw }, { close }] = await frozenBeside(slow, refusing);
    await close();
    resolving([refusing, slow]);
    const exchange = requestToken(at(port), { code: freshCode() });
    // Longer than any address may keep the next one waiting.
    setTimeout(thaw, 400);
    await expect(exchange).resolves.toEqual(goodToken);
  },
);

test.each([
  ['IPv4', '127.0.0.1', '::1'],
  ['IPv6', '::1', '127.0.0.1'],
])('a dead first address (%s) gives way to the next one', async (_, dead, good) => {
  const [{ port }, endpoint] = await frozenBeside(dead, good);
  resolving([dead, good]);
  const exchange = requestToken(at(port, { timeout: 30_000 }), { code: freshCode() });
  await expect(exchange).resolves.toEqual(goodToken);
  expect(endpoint.connections).toMatchObject([{ requests: 1 }]);
});

test('addresses take turns by family, so that a dead network costs one of them its time', async () => {
  const [{ port }, endpoint] = await frozenBeside('127.0.0.1', '::1');
  // One after the other, the good one would have its turn after ten seconds.
  resolving([...Array<string>(40).fill('127.0.0.1'), '::1']);
  const exchange = requestToken(at(port, { timeout: 5_000 }), { code: freshCode() });
  await expect(exchange).resolves.toEqual(goodToken);
  expect(endpoint.connections).toHaveLength(1);
});

const tcp = (): number =>
  process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length;

test('an attempt is closed when the time is over', async () => {
  const { port } = await frozenServer('127.0.0.1');
  resolving(['127.0.0.1', '127.0.0.1']);
  const before = tcp();
  expect(
    await errorOf(requestToken(at(port, { timeout: 500 }), { code: freshCode() })),
  ).toMatchObject({ reason: 'timeout', outcome: 'not_sent' });
  await expect.poll(tcp).toBeLessThanOrEqual(before);
});

test('attempts that lost are closed', async () => {
  const [{ port, thaw }, endpoint] = await frozenBeside('127.0.0.1', '::1');
  resolving(['127.0.0.1', '127.0.0.1', '::1']);
  const before = tcp();
  await requestToken(at(port), { code: freshCode() });
  for (const { socket } of endpoint.connections) socket.destroy();
  thaw();
  await expect.poll(tcp).toBeLessThanOrEqual(before);
});

test('if every address refuses, nothing was sent', async () => {
  const [{ port, close }, other] = await atSamePort(
    () => countingEndpoint(),
    (same) => countingEndpoint({ host: '::1', port: same }),
  );
  await Promise.all([close(), other.close()]);
  resolving(['::1', '127.0.0.1']);
  expect(await errorOf(requestToken(at(port), { code: freshCode() }))).toMatchObject({
    outcome: 'not_sent',
    systemCode: 'ECONNREFUSED',
  });
});

test('a name without addresses is not sent, and asked for again by the next launch', async () => {
  const endpoint = await countingEndpoint();
  const client = at(endpoint.port);
  const code = freshCode();
  resolving('ENOTFOUND');
  expect(await errorOf(requestToken(client, { code }))).toMatchObject({
    outcome: 'not_sent',
    systemCode: 'ENOTFOUND',
  });
  resolving(['127.0.0.1']);
  await expect(requestToken(client, { code })).resolves.toEqual(goodToken);
});

test('a name that stops resolving for a moment stands for what it stood for', async () => {
  const endpoint = await countingEndpoint({
    headers: ['Connection: close'],
    answered: ({ socket }) => socket.end(),
  });
  const client = at(endpoint.port);
  resolving(['127.0.0.1']);
  await requestToken(client, { code: freshCode() });
  const asked = resolving('EAI_AGAIN');
  await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
  expect([asked.times, endpoint.connections.length]).toEqual([1, 2]);
});

test('a name stands for what it stood for while the resolver hangs', async () => {
  const endpoint = await countingEndpoint({
    headers: ['Connection: close'],
    answered: ({ socket }) => socket.end(),
  });
  const client = at(endpoint.port);
  resolving(['127.0.0.1']);
  await requestToken(client, { code: freshCode() });
  const resolver = hangingResolver();
  await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
  expect(endpoint.connections).toHaveLength(2);
  const more = Array.from({ length: 5 }, () => requestToken(client, { code: freshCode() }));
  await expect(Promise.all(more)).resolves.toEqual(more.map(() => goodToken));
  expect(resolver.waiting).toHaveLength(1);
});

test('a resolver that hangs from the beginning is asked once for all launches', async () => {
  const endpoint = await countingEndpoint({});
  const client = at(endpoint.port);
  const resolver = hangingResolver();
  const all = Array.from({ length: 5 }, () => requestToken(client, { code: freshCode() }));
  await expect.poll(() => resolver.waiting).toHaveLength(1);
  resolver.answer(['127.0.0.1']);
  await expect(Promise.all(all)).resolves.toEqual(all.map(() => goodToken));
});

test.each(['refuses', 'is dead'])(
  'what a slow resolver says at last serves if the old address %s',
  async (fate) => {
    const [old, moved] = await atSamePort<
      { port: number; close?: () => Promise<void> },
      CountingEndpoint
    >(
      () => (fate === 'is dead' ? frozenServer('127.0.0.1') : countingEndpoint()),
      (port) => countingEndpoint({ host: '::1', port }),
    );
    await old.close?.();
    const url = `http://wallet-${++names}.localhost:${moved.port}`;
    resolving(['127.0.0.1']);
    const first = requestToken(clientOf({ url }, { timeout: 500 }), { code: freshCode() });
    expect(await errorOf(first)).toMatchObject({ outcome: 'not_sent' });

    const resolver = hangingResolver();
    const second = requestToken(clientOf({ url }), { code: freshCode() });
    // Longer than the resolver may keep the known address waiting.
    setTimeout(() => resolver.answer(['127.0.0.1', '::1']), 500);
    await expect(second).resolves.toEqual(goodToken);
    expect(moved.connections).toMatchObject([{ requests: 1 }]);
  },
);

test('a host that is there by IPv6 alone is reached', async () => {
  const endpoint = await countingEndpoint({ host: '::1' });
  resolving(['::1']);
  await expect(requestToken(at(endpoint.port), { code: freshCode() })).resolves.toEqual(goodToken);
});
