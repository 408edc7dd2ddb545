/**
 * Expiries by key in arrays of a fixed size, 32 bytes a key: a Map of a million strings that come and go
 * leaves the process 100 MB larger. A key is known by 64 bits of its hash.
 */
export class Generation {
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
