import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { breaksBetween } from '../src/api/breaks.ts';
import { changesOfCalls } from './changes-of-calls.ts';
import { changesOfShapes } from './changes-of-shapes.ts';

const changes = [...changesOfCalls, ...changesOfShapes];

const folder = mkdtempSync(join(tmpdir(), 'release-breaks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** All of them at once: a program of TypeScript's takes a while to make. */
function breaksOf(pairs: readonly (readonly [before: string, after: string])[]): string[][] {
  const written = (text: string, name: string): string => {
    const file = join(folder, `${name}.d.ts`);
    writeFileSync(file, `${text}\nexport {};\n`);
    return file;
  };
  const entries = pairs.map(([before, after], index) => ({
    before: written(before, `before-${index}`),
    after: written(after, `after-${index}`),
  }));
  return breaksBetween(entries).map((found) => found.map(({ where, what }) => `${where} ${what}`));
}

const there = breaksOf(changes.map(([, before, after]) => [before, after]));
const back = breaksOf(changes.map(([, before, after]) => [after, before]));
const still = breaksOf(
  changes.flatMap(([, ...texts]) =>
    texts.slice(0, 2).map((text) => [text, text] as [string, string]),
  ),
);

describe('what breaks', () => {
  test.each(changes.map(([name, , , breaks], index) => ({ name, breaks, index })))(
    '$name',
    ({ breaks, index }) => expect(there[index]).toEqual(breaks),
  );
});

describe('what breaks on the way back', () => {
  test.each(changes.map(([name, , , , breaks], index) => ({ name, breaks, index })))(
    '$name',
    ({ breaks, index }) => expect(back[index]).toEqual(breaks),
  );
});

test('a version breaks nothing of itself', () => {
  expect(still.flat()).toEqual([]);
});

test('declarations that do not compile do not hide a break', () => {
  const missing = "import type { X } from 'not-there'; export declare const x: X;";
  expect(() => breaksOf([[missing, missing]])).toThrow('does not compile');
});
