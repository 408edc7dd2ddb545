import type { Redis, RedisOptions } from 'ioredis';
import type { Redis as Redis5 } from 'ioredis-5';
import type Valkey from 'iovalkey';
import type { NodeRedisClient, redisSpentCodes } from '../../src/spent-codes/redis.ts';

export interface Connection {
  readonly client: Parameters<typeof redisSpentCodes>[0];
  readonly close: () => void;
}

export type Connect = (port: number) => Connection | Promise<Connection>;

/** What the clients and clusters of node-redis, 4 and later, share, and as much as is used here: to compare their own types with each other takes a minute. */
export interface NodeRedis extends NodeRedisClient {
  on(event: 'error', listener: () => void): unknown;
  connect(): Promise<unknown>;
  disconnect(): unknown;
}

const host = '127.0.0.1';

/** Every client that `redisSpentCodes` is for, as people set them up; each is loaded when it is needed, since together they take most of a process's start. Errors are heard and left alone. */
export const clients: Readonly<Record<string, Connect>> = {
  'ioredis 6': (port) => ioredis6(port),
  'ioredis 6, failing fast': (port) =>
    ioredis6(port, { maxRetriesPerRequest: 1, commandTimeout: 300 }),
  'ioredis 6 without a queue': (port) => ioredis6(port, { enableOfflineQueue: false }),
  'ioredis 6 without resending': (port) => ioredis6(port, { autoResendUnfulfilledCommands: false }),
  'ioredis 5': async (port) => ioredis(new (await import('ioredis-5')).Redis({ host, port })),
  iovalkey: async (port) => ioredis(new (await import('iovalkey')).default({ host, port })),
  'node-redis 6': async (port) =>
    nodeRedis((await import('redis')).createClient({ socket: { host, port } })),
  'node-redis 6 without a queue': async (port) =>
    nodeRedis(
      (await import('redis')).createClient({ socket: { host, port }, disableOfflineQueue: true }),
    ),
  'node-redis 5': async (port) =>
    nodeRedis((await import('redis-5')).createClient({ socket: { host, port } })),
  'node-redis 4': async (port) =>
    nodeRedis((await import('redis-4')).createClient({ socket: { host, port } })),
};

type Ioredis6Options = Pick<
  RedisOptions,
  'maxRetriesPerRequest' | 'commandTimeout' | 'enableOfflineQueue' | 'autoResendUnfulfilledCommands'
>;

async function ioredis6(port: number, options: Ioredis6Options = {}): Promise<Connection> {
  const { Redis: Redis6 } = await import('ioredis');
  return ioredis(new Redis6({ host, port, ...options }));
}

export function ioredis(client: Redis | Redis5 | Valkey): Connection {
  client.on('error', () => {});
  return { client, close: () => client.disconnect() };
}

export function nodeRedis(client: NodeRedis): Connection {
  client.on('error', () => {});
  client.connect().catch(() => {});
  return { client, close: () => end(client) };
}

/** Ends a client at once; version 4 knows no `destroy`. */
export function end(client: NodeRedis & { destroy?(): void }): void {
  if (client.destroy) client.destroy();
  else Promise.resolve(client.disconnect()).catch(() => {});
}
