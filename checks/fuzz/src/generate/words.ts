import * as fc from 'fast-check';

/** Names that every object of JavaScript has, or that mean something to a library. */
const inherited = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
];
const troublesome = [
  '',
  ' ',
  '\t',
  '.',
  '..',
  '../../etc/passwd',
  '%',
  '%zz',
  '%00',
  '%C3%28',
  '%F0%9F%98%80',
  '%2e%2e%2f',
  '\u0000',
  '\u202E',
  '\uD800',
  '😀',
  'Сайн байна уу',
  '<script>',
  "'",
  '"',
  '\\',
  '\\u0041\\x41',
  '\u001B[31m',
  'null',
  'undefined',
  'true',
  '0',
  '-1',
  '1e999',
  'NaN',
  '9007199254740993',
  '[]',
  '{}',
  '*',
  '*/*;q=0',
  ';;;',
  ',,,',
  '=',
  '&',
];
/** What an expression with a repetition inside a repetition would choke on. */
const units = [
  'a',
  'e',
  ' ',
  '\\',
  '%',
  '=',
  '&',
  ';',
  ',',
  '"',
  '/',
  '(',
  '{',
  '[',
  'é',
  'a=',
  'code=e&',
];

const repeated = fc
  .tuple(fc.constantFrom(...units), fc.nat({ max: 3000 }))
  .map(([unit, times]) => unit.repeat(times));

/** A text that a stranger might choose, with some that the target knows among them. */
export function word(...known: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'x1', ...known) },
    { weight: 2, arbitrary: fc.constantFrom(...inherited) },
    { weight: 3, arbitrary: fc.constantFrom(...troublesome) },
    { weight: 2, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
    { weight: 1, arbitrary: repeated },
  );
}

/** Names and values: none, one, or the same several times. */
export function pairs(
  names: readonly string[],
  values: readonly string[],
): fc.Arbitrary<[string, string][]> {
  const pair = fc.tuple(word(...names), word(...values));
  const copies = fc
    .tuple(pair, fc.integer({ min: 2, max: 40 }))
    .map(([one, times]) => Array.from({ length: times }, () => one));
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(pair, { maxLength: 8 }) },
    { weight: 1, arbitrary: copies },
  );
}
