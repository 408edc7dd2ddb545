import { expect, test } from 'vitest';
import { launches } from '../src/launches.ts';
import { seenCodes } from '../src/workers/seen-codes.ts';

test('each series is counted by itself, far into the thousands', () => {
  const seen = seenCodes();
  const [ours, theirs] = [launches(), launches()];
  const codes = Array.from({ length: 20_000 }, ours.next);
  for (const code of codes) seen.see(code);
  seen.see(theirs.next());
  expect(seen.of(ours.series)).toEqual({ requests: 20_000, spentTwice: 0 });
  expect(seen.of(theirs.series)).toEqual({ requests: 1, spentTwice: 0 });
});

test('a code that comes again is spent twice, each time', () => {
  const seen = seenCodes();
  const { series, next } = launches();
  const [first, second] = [next(), next()];
  for (const code of [first, second, first, first]) seen.see(code);
  expect(seen.of(series)).toEqual({ requests: 4, spentTwice: 2 });
});

test('of a series that never came there is nothing', () => {
  expect(seenCodes().of('unheard-')).toEqual({ requests: 0, spentTwice: 0 });
});
