import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { redisSpentCodes } from '../src/spent-codes/redis.ts';
import { ownProcess } from './own-process.ts';

const evaluate = (): Promise<number> => Promise.resolve(1);

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
  ['NOPERM this user has no permissions, -OOM or not', 'NOPERM'],
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
