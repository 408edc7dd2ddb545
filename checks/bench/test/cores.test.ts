import { expect, test } from 'vitest';
import { parseCores } from '../src/workers/cores.ts';

test.each([
  ['0,1', [0, 1]],
  [' 0-3\n', [0, 1, 2, 3]],
  ['2,4-6,9', [2, 4, 5, 6, 9]],
  ['5', [5]],
  ['', []],
  ['all of them', []],
])('the list %j', (list, cores) => {
  expect(parseCores(list)).toEqual(cores);
});
