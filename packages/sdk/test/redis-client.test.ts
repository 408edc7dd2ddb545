import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  redisSpentCodes,
  type BunRedisClient,
  type IoredisClient,
  type NodeRedisClient,
  type UpstashClient,
} from '../src/spent-codes/redis.ts';

// Clients of each shape, made for what they were asked; what a real Redis does with it is under redis/.
type Client = Parameters<typeof redisSpentCodes>[0];
type Reply = () => Promise<unknown>;

/** The key, the values and the script, by whatever way a client takes them. */
interface Asked {
  readonly script: string;
  readonly key: unknown;
  readonly values: unknown;
}

type Ask = (asked: Asked) => Promise<unknown>;

const shapes = {
  ioredis: (ask: Ask): IoredisClient => ({
    defineCommand: () => {},
    eval: (script, count, key, ...values) => ask({ script, key: count === 1 && key, values }),
  }),
  'node-redis': (ask: Ask): NodeRedisClient => ({
    isOpen: true,
    evalSha: () => Promise.reject(new Error('not asked for')),
    eval: (script, { keys, arguments: values }) => ask({ script, key: keys[0], values }),
  }),
  Upstash: (ask: Ask): UpstashClient => ({
    createScript: () => {},
    eval: (script, keys, values) => ask({ script, key: keys[0], values }),
  }),
  Bun: (ask: Ask): BunRedisClient => ({
    connected: false,
    send: (command, [script = '', count, key, ...values]) =>
      ask({ script: command === 'EVAL' ? script : '', key: count === '1' && key, values }),
  }),
};

function clientOf(shape: keyof typeof shapes, reply: Reply = async () => 1) {
  const asked: Asked[] = [];
  const client: Client = shapes[shape]((question) => {
    asked.push(question);
    return reply();
  });
  return { asked, client };
}

test.each(Object.keys(shapes) as (keyof typeof shapes)[])(
  'a client like that of %s gets key and values',
  async (shape) => {
    const { asked, client } = clientOf(shape);
    const memory = redisSpentCodes(client, { prefix: 'shop:' });
    expect(await memory.claim('a', 59_999.5)).toBe(true);
    await memory.release('a');
    const [claimed, released] = asked;
    expect(claimed).toMatchObject({
      script: expect.stringContaining("'SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]"),
      key: 'shop:a',
      values: [expect.stringMatching(/^[\da-f-]{36}$/), '60000'],
    });
    expect(released).toMatchObject({
      script: expect.stringContaining("'DEL', KEYS[1]"),
      key: 'shop:a',
      values: [Object(claimed).values[0]],
    });
  },
);

test.each(['isOpen', 'connected'])('a client whose %s is no boolean is none', (flag) => {
  const ask = (): Promise<number> => Promise.resolve(1);
  const odd = { [flag]: 'yes', eval: ask, evalSha: ask, send: ask };
  expect(() => redisSpentCodes(odd as never)).toThrow(TypeError);
});

describe('however many codes were claimed', () => {
  test('the next one is', async () => {
    const { client } = clientOf('ioredis');
    const memory = redisSpentCodes(client);
    let refused = 0;
    for (let i = 0; i < 10_100; i++) refused += Number(!(await memory.claim(`code-${i}`, 1000)));
    expect(refused).toBe(0);
  });

  test('the latest ten thousand can be given back, and older ones stay taken', async () => {
    const { asked, client } = clientOf('ioredis');
    const memory = redisSpentCodes(client);
    for (let i = 0; i < 10_001; i++) await memory.claim(`code-${i}`, 1000);
    asked.length = 0;
    await memory.release('code-0');
    expect(asked).toEqual([]);
    await memory.release('code-1');
    await memory.release('code-10000');
    expect(asked).toHaveLength(2);
    await memory.release('code-10000');
    expect(asked).toHaveLength(2);
  });
});

test('what was late counts no more when it has failed', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const failing: (() => void)[] = [];
  const { asked, client } = clientOf(
    'ioredis',
    () => new Promise((_, reject) => failing.push(() => reject(new Error('LOADING not yet')))),
  );
  const memory = redisSpentCodes(client, { timeout: 100 });
  const claims = Array.from({ length: 64 }, (_, i) =>
    memory.claim(`code-${i}`, 1000).catch(() => {}),
  );
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(claims);
  const before = asked.length;
  await memory.claim('one that is not asked', 1000).catch(() => {});
  expect(asked).toHaveLength(before);
  for (const fail of failing) fail();
  await vi.advanceTimersByTimeAsync(1);
  const latest = memory.claim('one that is', 1000).catch(() => {});
  expect(asked.length).toBeGreaterThan(before);
  await vi.advanceTimersByTimeAsync(100);
  await latest;
});

test('a Redis that is down is asked again after ten seconds, and not before', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { asked, client } = clientOf('ioredis', () => new Promise(() => {}));
  const memory = redisSpentCodes(client, { timeout: 100 });
  const claim = (): Promise<unknown> => memory.claim('a', 1000).catch(() => {});
  for (let i = 0; i < 64; i++) void claim();
  await vi.advanceTimersByTimeAsync(100);
  // What may have come through was given back just now, as far as that was asked for.
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(9_999);
  void claim();
  expect(asked).toHaveLength(before);
  await vi.advanceTimersByTimeAsync(1);
  void claim();
  expect(asked).toHaveLength(before + 1);
  await vi.advanceTimersByTimeAsync(100);
});

test('what is answered in between does not make room for more that is not', async () => {
  let asked = 0;
  const { client } = clientOf('ioredis', () =>
    ++asked % 2 === 0 ? Promise.resolve(1) : new Promise(() => {}),
  );
  const memory = redisSpentCodes(client, { timeout: 60_000 });
  for (let i = 0; i < 10_200; i++) {
    memory.claim(`unanswered-${i}`, 1000).catch(() => {});
    const answered = await memory.claim(`answered-${i}`, 1000).catch(() => false);
    if (!answered) break;
  }
  expect(asked).toBeLessThanOrEqual(20_001);
});
