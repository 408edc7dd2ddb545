import { expect, test } from 'vitest';
import { parseCliOptions } from '../src/cli-options.ts';
import { partNames } from '../src/part-names.ts';

test('without arguments it runs all of it', () => {
  expect(parseCliOptions([])).toEqual({
    quick: false,
    only: partNames,
    json: undefined,
    svg: undefined,
    save: false,
    help: false,
  });
});

test('--only keeps the usual order, and takes each once', () => {
  expect(parseCliOptions(['--only', 'scale,exchange,scale']).only).toEqual(['exchange', 'scale']);
});

test('a leading -- changes nothing', () => {
  expect(parseCliOptions(['--', '--quick', '--json', 'a.json'])).toMatchObject({
    quick: true,
    json: 'a.json',
  });
});

test.each([
  [
    ['--only', 'speed'],
    '--only takes some of exchange, network, start, bad-days, scale, with commas; not "speed".',
  ],
  [['--only='], 'with commas; not "".'],
  [['--json='], '--json takes the name of a file.'],
  [['--svg', ''], '--svg takes the name of a file.'],
  [['--save', '--quick'], '--save is for a whole run: leave --quick and --only away.'],
  [['--save', '--only', 'start'], '--save is for a whole run'],
  [['--json'], "Option '--json <value>' argument missing. See --help."],
  [['--fast'], "Unknown option '--fast'. See --help."],
  [['quick'], /^Unexpected argument 'quick'\. .* See --help\.$/],
])('%j is refused: %s', (args, message) => {
  expect(() => parseCliOptions(args)).toThrow(message);
});
