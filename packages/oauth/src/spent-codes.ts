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
 * The memory of one process: at most `capacity` codes (about 150 bytes each), the oldest forgotten first.
 * A process that lives for one request (serverless) needs a shared memory instead.
 */
export function memorySpentCodes({ capacity = 100_000 }: { capacity?: number } = {}): SpentCodes {
  const expiries = new Map<string, number>();

  function forgetOldest(now: number): void {
    for (const [key, expiry] of expiries) {
      if (expiry > now && expiries.size < capacity) return;
      expiries.delete(key);
    }
  }

  return {
    async claim(key, ttl) {
      const now = performance.now();
      if ((expiries.get(key) ?? 0) > now) return false;
      expiries.delete(key);
      forgetOldest(now);
      expiries.set(key, now + ttl);
      return true;
    },
    async release(key) {
      expiries.delete(key);
    },
  };
}
