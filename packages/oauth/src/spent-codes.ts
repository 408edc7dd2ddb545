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

/**
 * Expiries by key in arrays of a fixed size, 32 bytes a key: a Map of a million strings that come and go
 * leaves the process 100 MB larger. A key is known by 64 bits of its hash.
 */
class Generation {
  readonly #capacity: number;
  readonly #mask: number;
  #size = 0;
  #marks: Uint32Array | undefined;
  #expiries: Float64Array | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#mask = 2 ** Math.ceil(Math.log2(capacity * 2)) - 1;
  }

  isFull(): boolean {
    return this.#size >= this.#capacity;
  }

  expiryOf(key: string): number {
    return this.#expiries?.[this.#slotOf(key)] ?? 0;
  }

  set(key: string, expiry: number): void {
    this.#expiries ??= new Float64Array(this.#mask + 1);
    const slot = this.#slotOf(key, true);
    this.#expiries[slot] = expiry;
  }

  clear(): void {
    this.#size = 0;
    this.#marks?.fill(0);
    this.#expiries?.fill(0);
  }

  /** Where the key is or, with `take`, will be. -1 where it is not. */
  #slotOf(key: string, take = false): number {
    const [low, high] = marksOf(key);
    const marks = (this.#marks ??= new Uint32Array(2 * (this.#mask + 1)));
    for (let slot = low & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const mark = marks[2 * slot];
      if (mark === low && marks[2 * slot + 1] === high) return slot;
      if (mark !== 0) continue;
      if (!take) return -1;
      marks.set([low, high], 2 * slot);
      this.#size++;
      return slot;
    }
  }
}

/** Two independent hashes of 32 bits, never 0. */
function marksOf(key: string): [number, number] {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return [low >>> 0 || 1, high >>> 0 || 1];
}
