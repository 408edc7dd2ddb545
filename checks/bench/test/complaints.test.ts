import { expect, test } from 'vitest';
import { complaintsOf } from '../src/results.ts';
import { verdicts } from '../src/verdicts.ts';
import { results } from './results.ts';

const slow = {
  ...results,
  failures: [],
  verdicts: verdicts(
    [{ figure: 'speed', unit: '×', comparison: 'at least', bound: 2.5, quick: 1 }],
    { speed: 0.8 },
  ),
};

test('a quick run fails if a bound is missed by far', () => {
  expect(complaintsOf(slow, true)).toEqual(['speed is 0.80 ×, far from at least 2.5.']);
});

test('a whole run only reports it', () => {
  expect(complaintsOf(slow, false)).toEqual([]);
});

test('what could not be measured fails every run', () => {
  for (const quick of [true, false]) {
    expect(complaintsOf(results, quick)).toEqual(['network: the line is too long']);
  }
});
