import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { createClient as createClient5 } from 'redis-5';
import { expect, test } from 'vitest';
import { ioredis, nodeRedis, type Connect } from './clients.ts';
import { cuttingProxy } from './cutting-proxy.ts';
import { memoryAt } from './memories.ts';
import { redisServer } from './redis-server.ts';

// The settings that the README advises, without which both clients wait until TCP gives up.
const pingInterval = 500;
const socketOf = (port: number) => ({
  host: '127.0.0.1',
  port,
  socketTimeout: 1000,
  reconnectStrategy: (retries: number) => Math.min(retries * 50, 2000),
});

test.each<[string, Connect]>([
  ['ioredis 6', (port) => ioredis(new Redis({ port, socketTimeout: 1000 }))],
  ['node-redis 6', (port) => nodeRedis(createClient({ socket: socketOf(port), pingInterval }))],
  ['node-redis 5', (port) => nodeRedis(createClient5({ socket: socketOf(port), pingInterval }))],
])('a connection that fell silent is replaced within the launch (%s)', async (_, connect) => {
  const { port } = await redisServer();
  const proxy = await cuttingProxy(port, 'before', 0);
  const memory = await memoryAt(proxy.port, connect);
  expect(await memory.claim('a', 60_000)).toBe(true);
  proxy.silence();
  expect(await memory.claim('b', 60_000)).toBe(true);
  expect(await memory.claim('a', 60_000)).toBe(false);
});
