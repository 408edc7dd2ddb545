import { expect, test } from 'vitest';
import { contender } from '../src/contenders.ts';
import { networkFindings } from '../src/parts/network-findings.ts';
import type { Travels } from '../src/parts/network.ts';

const good: Record<string, readonly number[]> = {
  'raw-socket kept': [1.02, 1.4],
  'raw-socket anew': [3.05, 3.9],
  'ours first': [3.6, 3.4, 9],
  'ours kept': [1.1],
  'ours-user-info kept': [2.1],
  'ours-confirmed-notice kept': [2.35],
  'ours silent 5': [1.05],
  'ours saysFive 5': [1.08],
  'ours-warmed-up first': [1.2],
};
const travels = (of: Record<string, readonly number[]>): Travels => ({
  contenders: [contender('raw-socket'), contender('ours')],
  of: (id, circumstance) => of[`${id} ${circumstance}`] ?? [],
});

test('the figures are medians, differences, and the worse of two servers', () => {
  expect(networkFindings(travels(good)).figures).toEqual({
    'first exchange': 3.6,
    'first exchange, warmed up': 1.2,
    'userInfo after an exchange': 1,
    'a confirmed notice': 1.25,
    'after 5 s idle': 1.08,
  });
});

test('what was not measured is left empty', () => {
  const [, ours] = networkFindings(travels(good)).tables[0]?.rows ?? [];
  expect(ours?.cells.at(-1)).toBeUndefined();
});

test.each([
  ['kept', [0.9]],
  ['kept', [1.5]],
  ['anew', [2.1]],
])('a line over which a raw socket took %s %j is refused', (circumstance, measured) => {
  const bad = { ...good, [`raw-socket ${circumstance}`]: measured };
  expect(() => networkFindings(travels(bad))).toThrow('The line is not what it should be');
});
