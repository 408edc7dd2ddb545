import { Cluster } from 'ioredis';
import { Cluster as Cluster5 } from 'ioredis-5';
import { createCluster } from 'redis';
import { createCluster as createCluster4 } from 'redis-4';
import { createCluster as createCluster5 } from 'redis-5';
import { expect, onTestFinished, test } from 'vitest';
import { redisSpentCodes } from '../../src/spent-codes/redis.ts';
import { end, type Connection, type NodeRedis } from './clients.ts';
import { waitUntil } from './memories.ts';
import { redisServer } from './redis-server.ts';

const node = (port: number) => ({ host: '127.0.0.1', port });
const root = (port: number) => ({ rootNodes: [{ url: `redis://127.0.0.1:${port}` }] });

test('a cluster is a memory like any other, shared by clients of every kind', async () => {
  const { port, command } = await redisServer(
    '--cluster-enabled',
    'yes',
    '--cluster-announce-ip',
    '127.0.0.1',
  );
  await command('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  await waitUntil(async () => String(await command('CLUSTER', 'INFO')).includes('state:ok'));

  const connections = [
    ioredis(new Cluster([node(port)])),
    ioredis(new Cluster5([node(port)])),
    await nodeRedis(createCluster(root(port))),
    await nodeRedis(createCluster5(root(port))),
    await nodeRedis(createCluster4(root(port))),
  ];
  for (const { close } of connections) onTestFinished(close);
  const memories = connections.map(({ client }) => redisSpentCodes(client, { timeout: 20_000 }));

  for (const [index, memory] of memories.entries()) {
    const keys = ['a', 'b', 'c', 'd'].map((letter) => letter + index);
    for (const key of keys) {
      expect(await memory.claim(key, 60_000)).toBe(true);
      const others = await Promise.all(memories.map((other) => other.claim(key, 60_000)));
      expect(others).toEqual([false, false, false, false, false]);
      await memory.release(key);
      expect(await memory.claim(key, 60_000)).toBe(true);
    }
  }
});

function ioredis(client: Cluster | Cluster5): Connection {
  return { client, close: () => client.disconnect() };
}

async function nodeRedis(client: NodeRedis): Promise<Connection> {
  client.on('error', () => {});
  await client.connect();
  return { client, close: () => end(client) };
}
