import { describe, expect, test } from 'vitest';
import { clients } from './clients.ts';
import { memoryAt, waitUntil } from './memories.ts';
import { redisServer } from './redis-server.ts';

describe.each(Object.entries(clients))('%s', (_, connect) => {
  test('the first who claims a key gets it, on whichever machine', async () => {
    const { port } = await redisServer();
    const [here, there] = [await memoryAt(port, connect), await memoryAt(port, connect)];
    expect(await here.claim('a', 60_000)).toBe(true);
    expect(await here.claim('a', 60_000)).toBe(false);
    expect(await there.claim('a', 60_000)).toBe(false);
    expect(await there.claim('b', 60_000)).toBe(true);
    const racing = await Promise.all(
      Array.from({ length: 50 }, (__, index) => (index % 2 ? here : there).claim('c', 60_000)),
    );
    expect(racing.filter(Boolean)).toHaveLength(1);
  });

  test('a key is free again after its time, or when it is given back', async () => {
    const { port } = await redisServer();
    const memory = await memoryAt(port, connect);
    expect(await memory.claim('a', 100.5)).toBe(true);
    await waitUntil(() => memory.claim('a', 60_000));
    await memory.release('a');
    expect(await memory.claim('a', 60_000)).toBe(true);
  });

  test('nobody gives back the claim of another', async () => {
    const { port, command } = await redisServer();
    const [here, there] = [await memoryAt(port, connect), await memoryAt(port, connect)];
    await here.claim('a', 60_000);
    await there.release('a');
    expect(await there.claim('a', 60_000)).toBe(false);

    await command('FLUSHALL');
    expect(await there.claim('a', 60_000)).toBe(true);
    await here.release('a');
    expect(await here.claim('a', 60_000)).toBe(false);
  });

  test('Redis holds the prefix, the hash and a random value, for as long as was asked', async () => {
    const { port, command } = await redisServer();
    const memory = await memoryAt(port, connect, { prefix: 'shop:' });
    await memory.claim('hash', 600_000);
    expect(await command('KEYS', '*')).toEqual(['shop:hash']);
    expect(await command('GET', 'shop:hash')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await command('PTTL', 'shop:hash')).toSatisfy(
      (left) => left > 590_000 && left <= 600_000,
    );
  });
});
