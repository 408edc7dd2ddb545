import { Redis as Upstash } from '@upstash/redis';
import { Cluster, Redis } from 'ioredis';
import { Redis as Redis5 } from 'ioredis-5';
import RedisMock from 'ioredis-mock';
import Valkey from 'iovalkey';
import * as redis6 from 'redis';
import * as redis4 from 'redis-4';
import * as redis5 from 'redis-5';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { memorySpentCodes } from '../src/index.ts';
import { redisSpentCodes } from '../src/spent-codes/redis.ts';
import { ownProcess } from './own-process.ts';

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

/** A client of ioredis's shape, and what it was asked. */
function scripted(answer: (script: string) => Promise<unknown>) {
  const asked: string[] = [];
  const evaluateScript = (script: string): Promise<unknown> => {
    asked.push(script);
    return answer(script);
  };
  return { asked, defineCommand: evaluate, eval: evaluateScript };
}

const never = (): Promise<never> => new Promise(() => {});

describe('a Redis that never answers', () => {
  test('is asked by so many launches, and then by one every ten seconds', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const silent = scripted(never);
    const memory = redisSpentCodes(silent, { timeout: 100 });
    const outcomes = new Set<unknown>();
    for (let launch = 0; launch < 2_000; launch++) {
      const claim = memory.claim(`code-${launch}`, 600_000).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(100);
      outcomes.add(Object(await claim).code);
    }
    expect(outcomes).toEqual(new Set(['ETIMEDOUT']));
    // 200 seconds: a few dozen claims, as many tries to give them back, and a probe now and then.
    expect(silent.asked.length).toBeLessThan(64 + 2 * 21);
    expect(silent.asked.length).toBeGreaterThan(64);
  });

  test('is not asked by more than ten thousand at once', async () => {
    const silent = scripted(never);
    const memory = redisSpentCodes(silent, { timeout: 60_000 });
    const claims = Array.from({ length: 12_000 }, (_, i) => memory.claim(`code-${i}`, 600_000));
    const refused = claims.slice(10_000).map((claim) => claim.catch(({ code }) => code));
    for (const claim of claims) claim.catch(() => {});
    expect(new Set(await Promise.all(refused))).toEqual(new Set(['ETIMEDOUT']));
    expect(silent.asked).toHaveLength(10_000);
  });

  test('is trusted again with its first answer, whatever it never answered', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let up = false;
    const memory = redisSpentCodes(
      scripted(() => (up ? Promise.resolve(1) : never())),
      { timeout: 100 },
    );
    for (let launch = 0; launch < 200; launch++) {
      const claim = memory.claim(`code-${launch}`, 600_000).catch(() => {});
      await vi.advanceTimersByTimeAsync(100);
      await claim;
    }
    up = true;
    await vi.advanceTimersByTimeAsync(10_000);
    const claims = Array.from({ length: 100 }, (_, i) => memory.claim(`later-${i}`, 600_000));
    expect(await Promise.allSettled(claims.slice(0, 1))).toMatchObject([{ value: true }]);
    expect(await memory.claim('and-another', 600_000)).toBe(true);
    await Promise.allSettled(claims);
  });
});

test.each([
  ["READONLY You can't write against a read only replica.", 'READONLY'],
  [
    "ERR Error running script (call to f_8a1): @user_script:1: -READONLY You can't write against a read only replica.",
    'READONLY',
  ],
  [
    'ERR Error running script (call to f_8a1): @enable_strict_lua:15: user_script:1: -OOM command not allowed when used memory > maxmemory.',
    'OOM',
  ],
  ["ERR unknown command 'EVAL'", 'ERR'],
  [`ERR ${'- '.repeat(100_000)}`, 'ERR'],
])('a refusal is named by the word inside, and is the cause (%#)', async (message, code) => {
  const refusal = Object.assign(Object.create(null), { message });
  const refusing = scripted(() => Promise.reject(refusal));
  const error = await redisSpentCodes(refusing)
    .claim('a', 1000)
    .catch((each: unknown) => each);
  expect(error).toMatchObject({ code, message: 'Redis failed.' });
  expect((error as Error).cause).toBe(refusal);
  // It did nothing, so nothing is given back or tried again.
  expect(refusing.asked).toHaveLength(1);
});

test('what may have come through is given back with growing pauses, for a minute, and then forgotten', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const times: number[] = [];
  const started = Date.now();
  let broken = true;
  const breaking = scripted(async (script) => {
    if (script.includes('DEL')) times.push(Date.now() - started);
    if (broken) throw new Error('the connection broke');
    return 1;
  });
  const memory = redisSpentCodes(breaking);
  await memory.claim('a', 600_000).catch(() => {});
  await vi.advanceTimersByTimeAsync(300_000);
  expect(times).toEqual([0, 250, 750, 1750, 3750, 7750, 15_750, 31_750, 63_750]);

  // The next claim of the same code owes nothing to that one any more.
  broken = false;
  const before = breaking.asked.length;
  expect(await memory.claim('a', 600_000)).toBe(true);
  expect(breaking.asked.length - before).toBe(1);
});

test('a claim that is still owed is given back before the same code is claimed again', async () => {
  let broken = true;
  const breaking = scripted(async () => {
    if (broken) throw new Error('the connection broke');
    return 1;
  });
  const memory = redisSpentCodes(breaking);
  await memory.claim('a', 600_000).catch(() => {});
  broken = false;
  breaking.asked.length = 0;
  expect(await memory.claim('a', 600_000)).toBe(true);
  expect(breaking.asked.map((script) => script.includes('DEL'))).toEqual([true, false]);
});

test('of two claims that are owed for one code, one that is given back leaves the other owed', async () => {
  const asked: string[] = [];
  let first: string | undefined;
  let broken = true;
  const memory = redisSpentCodes({
    defineCommand: evaluate,
    eval: async (script: string, ...args: unknown[]) => {
      const value = String(args[2]);
      first ??= value;
      const frees = script.includes('DEL');
      asked.push(`${frees ? 'free' : 'claim'} ${value === first ? 'the first' : 'another'}`);
      if (broken && (!frees || value === first)) throw new Error('the connection broke');
      return 1;
    },
  });
  for (let i = 0; i < 2; i++) await memory.claim('a', 600_000).catch(() => {});
  await expect.poll(() => asked).toContain('free another');
  broken = false;
  asked.length = 0;
  expect(await memory.claim('a', 600_000)).toBe(true);
  expect(asked.at(0)).toBe('free the first');
});

test('what was given back counts no longer among the ten thousand codes that are owed at most', async () => {
  const breaking = scripted(async (script) => {
    if (script.includes('SET')) throw new Error('the connection broke');
    return 1;
  });
  const memory = redisSpentCodes(breaking);
  const claimed = 10_001;
  for (let i = 0; i < claimed; i++) await memory.claim(`code-${i}`, 600_000).catch(() => {});
  const givenBack = (): number => breaking.asked.filter((script) => script.includes('DEL')).length;
  await expect.poll(givenBack).toBe(claimed);
});

test('a process that is done does not wait for Redis', async () => {
  const redis = JSON.stringify(new URL('../src/spent-codes/redis.ts', import.meta.url).href);
  const { status, told } = await ownProcess(`
    const { redisSpentCodes } = await import(${redis});
    const breaking = { defineCommand() {}, eval: async () => { throw new Error('it broke'); } };
    const silent = { defineCommand() {}, eval: () => new Promise(() => {}) };
    await redisSpentCodes(breaking).claim('a', 600_000).catch(() => {});
    await redisSpentCodes(silent, { timeout: 1 }).claim('a', 600_000).catch(() => {});
    // Fails, and then never answers what gives the code back.
    const both = {
      defineCommand() {},
      eval: (script) => (script.includes('DEL') ? silent : breaking).eval(),
    };
    await redisSpentCodes(both, { timeout: 600_000 }).claim('a', 600_000).catch(() => {});
    tell('done');
  `);
  expect({ status, told }).toEqual({ status: 0, told: 'done' });
});
