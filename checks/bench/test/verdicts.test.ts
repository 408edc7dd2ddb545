import { describe, expect, test } from 'vitest';
import { bounds, type Bound } from '../src/bounds.ts';
import { inWords, verdicts } from '../src/verdicts.ts';

const most: Bound = { figure: 'time', unit: 'ms', comparison: 'at most', bound: 8, quick: 16 };
const least: Bound = { figure: 'speed', unit: '×', comparison: 'at least', bound: 2.5, quick: 1 };

const judged = (bound: Bound, measured: number) => {
  const [verdict] = verdicts([bound], { [bound.figure]: measured });
  return verdict && { held: verdict.held, fails: verdict.fails, words: inWords(verdict) };
};

test.each([
  [most, 8, { held: true, fails: false, words: 'held' }],
  [most, 8.5, { held: false, fails: false, words: 'missed by 0.5 (6 %)' }],
  [most, 16, { held: false, fails: false, words: 'missed by 8 (100 %)' }],
  [most, 16.1, { held: false, fails: true, words: 'missed by 8.1 (101 %)' }],
  [least, 2.5, { held: true, fails: false, words: 'held' }],
  [least, 2, { held: false, fails: false, words: 'missed by 0.5 (20 %)' }],
  [least, 0.9, { held: false, fails: true, words: 'missed by 1.6 (64 %)' }],
])('%o, measured %d', (bound, measured, expected) => {
  expect(judged(bound, measured)).toEqual(expected);
});

test('a bound without a margin never fails a quick run', () => {
  const { quick: _, ...without } = most;
  expect(judged(without, 1_000)).toMatchObject({ held: false, fails: false });
});

test('what is not a number holds no bound', () => {
  expect(judged(most, NaN)).toMatchObject({ held: false, fails: true });
});

test('a bound of nothing at all is missed without a percentage', () => {
  expect(judged({ ...most, bound: 0, quick: 0 }, 2)?.words).toBe('missed by 2');
});

test('a figure that was not measured is not judged', () => {
  expect(verdicts([most], {})).toEqual([]);
});

describe.each(bounds)('$figure', ({ comparison, bound, quick = bound }) => {
  test('a quick run is never stricter than the bound itself', () => {
    expect(comparison === 'at most' ? quick - bound : bound - quick).toBeGreaterThanOrEqual(0);
  });
});
