import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const promises = text
  .split('\n')
  .filter((line) => /^\| (?!promise|-)/.test(line))
  .map((line) => line.split('|').slice(1, 3) as [promise: string, heldBy: string]);

test('there are promises about both packages', () => {
  expect(promises.length).toBeGreaterThan(10);
});

test.each(promises)('%s', (_, heldBy) => {
  const files = [...heldBy.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file);
  expect(files).not.toEqual([]);
  for (const file of files) {
    expect(file).toMatch(/\.test\.ts$/);
    expect(existsSync(join(root, file)), file).toBe(true);
  }
});
