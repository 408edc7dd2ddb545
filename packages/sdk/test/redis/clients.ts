import { Redis } from 'ioredis';
import { Redis as Redis5 } from 'ioredis-5';
import Valkey from 'iovalkey';
import { createClient } from 'redis';
import { createClient as createClient4 } from 'redis-4';
import { createClient as createClient5 } from 'redis-5';
import type { redisSpentCodes } from '../../src/spent-codes/redis.ts';

export interface Connection {
  readonly client: Parameters<typeof redisSpentCodes>[0];
  readonly close: () => void;
}

export type Connect = (port: number) => Connection;

const host = '127.0.0.1';

/** Every client that `redisSpentCodes` is for, as people set them up. Errors are heard and left alone. */
export const clients: Readonly<Record<string, Connect>> = {
  'ioredis 6': (port) => ioredis(new Redis({ host, port })),
  'ioredis 6, failing fast': (port) =>
    ioredis(new Redis({ host, port, maxRetriesPerRequest: 1, commandTimeout: 300 })),
  'ioredis 6 without a queue': (port) =>
    ioredis(new Redis({ host, port, enableOfflineQueue: false })),
  'ioredis 6 without resending': (port) =>
    ioredis(new Redis({ host, port, autoResendUnfulfilledCommands: false })),
  'ioredis 5': (port) => ioredis(new Redis5({ host, port })),
  iovalkey: (port) => ioredis(new Valkey({ host, port })),
  'node-redis 6': (port) => nodeRedis(createClient({ socket: { host, port } })),
  'node-redis 6 without a queue': (port) =>
    nodeRedis(createClient({ socket: { host, port }, disableOfflineQueue: true })),
  'node-redis 5': (port) => nodeRedis(createClient5({ socket: { host, port } })),
  'node-redis 4': (port) => nodeRedis(createClient4({ socket: { host, port } })),
};

export function ioredis(client: Redis | Redis5 | Valkey): Connection {
  client.on('error', () => {});
  return { client, close: () => client.disconnect() };
}

export function nodeRedis(
  client: ReturnType<typeof createClient | typeof createClient4 | typeof createClient5>,
): Connection {
  client.on('error', () => {});
  client.connect().catch(() => {});
  return {
    client,
    close: () => {
      if ('destroy' in client) client.destroy();
      else client.disconnect().catch(() => {});
    },
  };
}
