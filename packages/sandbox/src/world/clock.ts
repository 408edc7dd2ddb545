import * as z from 'zod/mini';
import { BadValue } from './bad-value.ts';
import { judge } from './judge.ts';

/** The time of one sandbox, which a test can move. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** How far it was moved on: milliseconds. */
  ahead(): number;
  /**
   * Moves the time on.
   * @throws {TypeError} if `ms` is negative, is not a number, or goes past the year 9999.
   */
  advance(ms: number): void;
}

const takes = 'takes milliseconds: a number, 0 or more';
/** How far a clock can be moved: milliseconds. */
export const duration = z.number({ error: takes }).check(z.gte(0, { error: takes }));
const latest = Date.UTC(9999, 11, 31);

/** A clock that runs with `source` and can be moved on from there. */
export function createClock(source: () => number): Clock {
  let offset = 0;
  return {
    now: () => source() + offset,
    ahead: () => offset,
    advance(ms) {
      judge(duration, ms, 'advance()');
      if (source() + offset + ms > latest) {
        throw new BadValue('advance() goes past the year 9999.');
      }
      offset += ms;
    },
  };
}
