import { Redis as Upstash } from '@upstash/redis';
import { Cluster, Redis } from 'ioredis';
import { Redis as Redis5 } from 'ioredis-5';
import RedisMock from 'ioredis-mock';
import Valkey from 'iovalkey';
import * as redis6 from 'redis';
import * as redis4 from 'redis-4';
import * as redis5 from 'redis-5';
import { expect, test } from 'vitest';
import { memorySpentCodes } from '../src/index.ts';
import { redisSpentCodes } from '../src/spent-codes/redis.ts';

// What needs a Redis to answer is under redis/, which `test:redis` runs. None of these clients connects.

type Client = Parameters<typeof redisSpentCodes>[0];
const node = { host: '127.0.0.1', port: 1 };
const rootNodes = [{ url: 'redis://127.0.0.1:1' }];
const lazy = { lazyConnect: true };

test.each<[string, () => Client]>([
  ['a Redis of ioredis 6', () => new Redis(lazy)],
  ['a Redis of ioredis 5', () => new Redis5(lazy)],
  ['a Cluster of ioredis', () => new Cluster([node], lazy)],
  ['a client of iovalkey', () => new Valkey(lazy)],
  ['ioredis-mock', () => new RedisMock()],
  ['a client of Upstash', () => new Upstash({ url: 'http://127.0.0.1:1', token: 'a-token' })],
  ['a client of node-redis 6', () => redis6.createClient()],
  ['a cluster of node-redis 6', () => redis6.createCluster({ rootNodes })],
  ['a pool of node-redis 6', () => redis6.createClientPool()],
  [
    'a sentinel of node-redis 6',
    () => redis6.createSentinel({ name: 'shop', sentinelRootNodes: [node] }),
  ],
  ['a client of node-redis 5', () => redis5.createClient()],
  ['a client of node-redis 4', () => redis4.createClient()],
  ['a cluster of node-redis 4', () => redis4.createCluster({ rootNodes })],
])('%s is taken, before it is connected', (_, client) => {
  expect(redisSpentCodes(client())).toMatchObject({ claim: expect.any(Function) });
});

const evaluate = (): Promise<number> => Promise.resolve(1);
test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['an address', 'redis://127.0.0.1'],
  ['options', node],
  ['the module', redis6],
  ['the class', Redis],
  ['another memory', memorySpentCodes()],
  ['a pipeline of ioredis', new Redis(lazy).pipeline()],
  [
    'a pipeline of Upstash',
    new Upstash({ url: 'http://127.0.0.1:1', token: 'a-token' }).pipeline(),
  ],
  ['a transaction of node-redis 6', redis6.createClient().multi()],
  ['a transaction of node-redis 4', redis4.createClient().multi()],
  ['a legacy client of node-redis 6', redis6.createClient().legacy()],
  ['a client of node-redis 4 in legacy mode', redis4.createClient({ legacyMode: true })],
  ['no more than a script function', { eval: evaluate }],
  ['a client that shows nothing of itself', { eval: evaluate, evalSha: evaluate }],
  ['a client without scripts', { isOpen: true, evalSha: evaluate, set: evaluate }],
])('%s is refused at once', (_, client) => {
  const build = (): unknown => redisSpentCodes(client as Client);
  expect(build).toThrow(TypeError);
  expect(build).toThrow('createClient() of node-redis');
});

test.each([
  ['prefix', 7],
  ['timeout', 0],
  ['timeout', -1],
  ['timeout', 1.5],
  ['timeout', Number.NaN],
  ['timeout', 2 ** 31],
  ['timeout', '3000'],
])('the option %s can not be %s', (name, value) => {
  expect(() => redisSpentCodes(new Redis(lazy), { [name]: value })).toThrow(TypeError);
});

test.each([null, undefined, 'OK', '', [], true, 2])(
  'an answer that is not of the script (%s) is not a claim',
  async (reply) => {
    const odd = { isOpen: true, evalSha: evaluate, eval: () => Promise.resolve(reply) };
    await expect(redisSpentCodes(odd).claim('a', 1000)).rejects.toThrow('neither 1 nor 0');
  },
);

test('ioredis-mock remembers what was claimed, and forgets what was given back', async () => {
  const memory = redisSpentCodes(new RedisMock());
  expect([await memory.claim('a', 60_000), await memory.claim('a', 60_000)]).toEqual([true, false]);
  await memory.release('a');
  expect(await memory.claim('a', 60_000)).toBe(true);
});
