import { orAborted } from '../transport/or-aborted.ts';
import { evaluatorOf, refusalOf, type RedisClient } from './redis-client.ts';
import { patience, RedisIsDown } from './redis-patience.ts';
import type { SpentCodes } from './spent-codes.ts';

export type {
  BunRedisClient,
  IoredisClient,
  NodeRedisClient,
  RedisClient,
  UpstashClient,
} from './redis-client.ts';

/** How spent codes are kept in Redis. */
export interface RedisSpentCodesOptions {
  /** Stands before every key. Default: `monpay-miniapp:spent:`. */
  readonly prefix?: string | undefined;
  /** Milliseconds after which Redis counts as down, whatever the client's own settings. Default: 3000. */
  readonly timeout?: number | undefined;
}

// SET NX PX that may be sent twice: a client repeats a command whose answer got lost, and a claim must
// then know itself again.
const claimScript =
  "if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) or redis.call('GET', KEYS[1]) == ARGV[1] then return 1 end return 0";
const releaseScript =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

const mostHeld = 10_000;
const mostDoubtful = 10_000;
const shortestPause = 250;
const longestPause = 32_000;

/**
 * Remembers spent codes in Redis, so that machines which share it spend a code once. Redis gets hashes and
 * random values, no code. If it fails, so does the claim, and nothing is sent to MonPay.
 * @param redis - a client of ioredis, iovalkey, node-redis, `@upstash/redis` or Bun, connected and closed by you
 * @throws {TypeError} if `redis` is none of them, or an option is wrong
 */
export function redisSpentCodes(
  redis: RedisClient,
  { prefix = 'monpay-miniapp:spent:', timeout = 3000 }: RedisSpentCodesOptions = {},
): Required<SpentCodes> {
  const evaluate = evaluatorOf(redis);
  if (typeof prefix !== 'string') throw new TypeError('prefix must be a string.');
  if (!(Number.isInteger(timeout) && timeout >= 1 && timeout < 2 ** 31)) {
    throw new TypeError('timeout must be a whole number of milliseconds from 1 to 2147483647.');
  }

  const patiently = patience(timeout);
  /** The values of this process's latest claims, which it may have to give back. */
  const held = new Map<string, string>();
  /** The values that may stand in Redis and must not. */
  const doubtful = new Map<string, Set<string>>();

  async function ask(script: string, key: string, ...values: string[]): Promise<boolean> {
    const reply = String(await patiently(() => evaluate(script, prefix + key, values)));
    if (reply !== '1' && reply !== '0') throw new TypeError('Redis answered neither 1 nor 0.');
    return reply === '1';
  }

  /** Tries for a minute. Each claim has a value of its own, so that it frees no other one, however late. */
  async function giveBack(key: string, value: string): Promise<void> {
    // Without an end there would be as many as launches. A code that stays taken is the safe side.
    if (doubtful.size >= mostDoubtful) return;
    const values = doubtful.get(key) ?? new Set();
    doubtful.set(key, values.add(value));
    try {
      for (let pause = shortestPause; ; pause *= 2) {
        try {
          return void (await ask(releaseScript, key, value));
        } catch (error) {
          if (pause > longestPause) throw error;
        }
        await sleep(pause);
      }
    } finally {
      values.delete(value);
      if (values.size === 0) doubtful.delete(key);
    }
  }

  async function take(
    key: string,
    value: string,
    ttl: number,
    late: AbortSignal,
  ): Promise<boolean> {
    for (const other of doubtful.get(key) ?? []) await ask(releaseScript, key, other);
    // What is sent later than this, nobody gives back.
    late.throwIfAborted();
    return ask(claimScript, key, value, String(Math.max(1, Math.ceil(ttl))));
  }

  return {
    async claim(key, ttl) {
      const value = crypto.randomUUID();
      const controller = new AbortController();
      const deadline = setTimeout(() => controller.abort(), timeout);
      const attempt = (): Promise<boolean> => take(key, value, ttl, controller.signal);
      const again = (error: unknown): Promise<boolean> => {
        if (refusalOf(error) || error instanceof RedisIsDown) throw error;
        return attempt().catch((second: unknown) => {
          throw second instanceof RedisIsDown ? error : second;
        });
      };
      try {
        const claimed = await orAborted(attempt().catch(again), controller.signal);
        if (claimed) {
          if (held.size >= mostHeld) held.delete(held.keys().next().value ?? '');
          held.set(key, value);
        }
        return claimed;
      } catch (error) {
        const refusal = refusalOf(error);
        // It may have come through anyway, or may yet.
        const asked = !(error instanceof RedisIsDown);
        if (asked && !refusal) giveBack(key, value).catch(() => {});
        const late = controller.signal.aborted || !asked;
        const code = late ? 'ETIMEDOUT' : refusal;
        throw code ? Object.assign(new Error('Redis failed.', { cause: error }), { code }) : error;
      } finally {
        clearTimeout(deadline);
      }
    },
    async release(key) {
      const value = held.get(key);
      if (value === undefined) return;
      held.delete(key);
      await giveBack(key, value);
    },
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer: { unref?: () => void } = setTimeout(resolve, milliseconds);
    // A process that is done need not wait: the code then stays taken, which is the safe side.
    timer.unref?.();
  });
}
