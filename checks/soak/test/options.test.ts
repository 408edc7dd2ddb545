import { expect, test } from 'vitest';
import { parseOptions } from '../src/options.ts';

test('without arguments it is a short run with a seed of chance', () => {
  expect(parseOptions([])).toMatchObject({ minutes: undefined, help: false });
  expect(parseOptions(['--', '--minutes', '25', '--seed', '7'])).toMatchObject({
    minutes: 25,
    seed: 7,
  });
});

test.each([
  [['--minutes', 'x'], '--minutes must be a whole number, not "x".'],
  [['--seed', '-1'], 'seed'],
  [['--hours', '1'], 'hours'],
])('%j is refused', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
