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
