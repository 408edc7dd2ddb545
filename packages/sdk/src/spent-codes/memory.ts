import { processWide } from '../transport/process-wide.ts';
import type { SpentCodes } from './spent-codes.ts';
import { platform } from '#platform';

const shelves = 8_192;
const places = 32;

/**
 * The memory of one process: 4 MB, whatever comes. It holds the latest 50 000 codes, which is 83 launches a
 * second for ten minutes; beyond that the oldest are forgotten first. A process that lives for one request
 * (serverless) needs a shared memory instead.
 */
export function memorySpentCodes(): SpentCodes {
  // Numbers in arrays: a Map of strings that come and go leaves the process 80 MB larger.
  const marks = new Float64Array(shelves * places);
  const expiries = new Float64Array(shelves * places);
  // At the first claim, since Workers have no random numbers at import. Nobody can choose codes that all
  // fall on one shelf.
  let seed = 0;

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
      seed ||= Math.random() * 2 ** 32;
      const mark = markOf(key, seed);
      const place = placeOf(mark);
      const now = platform.now();
      if (marks[place] === mark && (expiries[place] ?? 0) > now) return false;
      marks[place] = mark;
      expiries[place] = now + ttl;
      return true;
    },
    async release(key) {
      const mark = markOf(key, seed);
      const place = placeOf(mark);
      if (marks[place] === mark) expiries[place] = 0;
    },
  };
}

let own: SpentCodes | undefined;

/**
 * The memory of all clients that were given none, in every copy of this package: a handler may well make a
 * client of its own.
 */
export function ownSpentCodes(): SpentCodes {
  return (own ??= processWide(
    'spent-codes/1',
    ({ claim, release }) => typeof claim === 'function' && typeof release === 'function',
    memorySpentCodes,
  ));
}

/** 53 bits, never 0. Every character moves all of them, so that it holds for codes of any alphabet. */
function markOf(key: string, seed: number): number {
  let low = seed | 0;
  let high = ~low;
  for (let i = 0; i < key.length; i++) {
    low = Math.imul(low ^ key.charCodeAt(i), 0x9e3779b1);
    low = ((low << 15) | (low >>> 17)) + high;
    high = Math.imul(high ^ low, 0x85ebca77);
    high ^= high >>> 13;
  }
  low = Math.imul(low ^ (low >>> 16) ^ high, 0xc2b2ae3d);
  high = Math.imul(high ^ (low >>> 15), 0x27d4eb2f);
  low ^= high >>> 13;
  return (low >>> 0) * 2 ** 21 + (high >>> 11) || 1;
}
