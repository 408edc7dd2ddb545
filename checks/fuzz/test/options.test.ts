import { expect, test } from 'vitest';
import { parseOptions } from '../src/options.ts';

test('without arguments all targets share 21 000 requests, with a new seed', () => {
  const options = parseOptions([]);
  expect(options).toMatchObject({
    requests: 21_000,
    targets: ['sandbox', 'mock', 'shop'],
    help: false,
  });
  expect(options.seed).not.toBe(parseOptions([]).seed);
});

test('a seed, a number of requests and targets can be named', () => {
  const args = ['--', '--seed', '7', '--requests=1000000', '--target', 'mock', '--target', 'shop'];
  expect(parseOptions(args)).toMatchObject({
    seed: 7,
    requests: 1_000_000,
    targets: ['mock', 'shop'],
  });
});

test.each([
  [['--seed', 'x'], '--seed must be a whole number, not "x".'],
  [['--requests', '1e6'], '--requests must be a whole number, not "1e6".'],
  [['--target', 'bank'], '--target must be one of sandbox, mock, shop, not "bank".'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
