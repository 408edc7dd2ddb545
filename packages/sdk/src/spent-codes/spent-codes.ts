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

const shelves = 16_384;
const places = 16;

/**
 * The memory of one process: 4 MB, whatever comes. It holds the latest 50 000 codes, which is 83 launches a
 * second for ten minutes; beyond that the oldest are forgotten first. A process that lives for one request
 * (serverless) needs a shared memory instead.
 */
export function memorySpentCodes(): SpentCodes {
  // Numbers in arrays: a Map of strings that come and go leaves the process 80 MB larger.
  const marks = new Float64Array(shelves * places);
  const expiries = new Float64Array(shelves * places);

  /** The mark's place on its shelf, or the one of the mark there that is forgotten next. */
  function placeOf(mark: number): number {
    const shelf = (mark % shelves) * places;
    let oldest = shelf;
    for (let place = shelf; place < shelf + places; place++) {
      if (marks[place] === mark) return place;
      if ((expiries[place] ?? 0) < (expiries[oldest] ?? 0)) oldest = place;
    }
    return oldest;
  }

  return {
    async claim(key, ttl) {
      const mark = markOf(key);
      const place = placeOf(mark);
      const now = performance.now();
      if (marks[place] === mark && (expiries[place] ?? 0) > now) return false;
      marks[place] = mark;
      expiries[place] = now + ttl;
      return true;
    },
    async release(key) {
      const mark = markOf(key);
      const place = placeOf(mark);
      if (marks[place] === mark) expiries[place] = 0;
    },
  };
}

/** The memory that all clients share which were given none: a handler may well make a client of its own. */
export const ownSpentCodes = /* #__PURE__ */ memorySpentCodes();

/** 53 bits of two hashes, never 0. */
function markOf(key: string): number {
  let low = 1;
  let high = 1;
  for (let i = 0; i < key.length; i++) {
    low = Math.imul(low, 31) + key.charCodeAt(i);
    high = Math.imul(high, 37) + key.charCodeAt(i);
  }
  return (low >>> 0) * 2 ** 21 + (high >>> 11) || 1;
}
