import { Generation } from './generation.ts';

/** Remembers which codes were spent, so that none is sent twice. Share one between machines. */
export interface SpentCodes {
  /**
   * Takes `key` for `ttl` milliseconds: `true` for the first who asks, `false` for everyone after.
   * The key is a hash; the code can't be read from it.
   */
  claim(key: string, ttl: number): Promise<boolean>;
  /** Gives a key back whose code provably was not sent. Without it the code stays taken. */
  release?(key: string): Promise<void>;
}

/** Milliseconds for which a spent code is remembered: as long as RFC 6749 §4.1.2 lets one live. */
export const spentCodeTtl = 600_000;

/**
 * The memory of one process: the latest `capacity` codes for certain, and at most twice as many. A process
 * that lives for one request (serverless) needs a shared memory instead.
 */
export function memorySpentCodes({ capacity = 50_000 }: { capacity?: number } = {}): SpentCodes {
  // Two generations, the older of which is forgotten whole.
  let latest = new Generation(capacity);
  let older = new Generation(capacity);

  return {
    async claim(key, ttl) {
      const now = performance.now();
      if (latest.expiryOf(key) > now || older.expiryOf(key) > now) return false;
      if (latest.isFull()) {
        [latest, older] = [older, latest];
        latest.clear();
      }
      latest.set(key, now + ttl);
      return true;
    },
    async release(key) {
      if (latest.expiryOf(key) > 0) latest.set(key, 0);
      if (older.expiryOf(key) > 0) older.set(key, 0);
    },
  };
}
