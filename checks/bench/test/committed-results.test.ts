import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bounds } from '../src/bounds.ts';
import { full } from '../src/workload.ts';
import { documentsOf } from '../src/report/documents.ts';
import type { Results } from '../src/results.ts';
import { verdicts } from '../src/verdicts.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
// JSON has null if a table has no figure.
const results = JSON.parse(read('../results/latest.json'), (_, value: unknown) =>
  value === null ? undefined : value,
) as Results;

test('the committed results are of a whole run, in which nothing failed', () => {
  expect(results.failures).toEqual([]);
  expect(results.workload).toEqual(full);
});

test('the table and the chart that the docs show are drawn from them', () => {
  const { md, svg } = documentsOf(results);
  expect(read('../results/latest.md')).toBe(md);
  expect(read('../results/latest.svg')).toBe(svg);
});

test('they were held against the bounds of today, all of them', () => {
  const figures = Object.fromEntries(
    results.verdicts.map(({ figure, measured }) => [figure, measured]),
  );
  expect(results.verdicts).toEqual(verdicts(bounds, figures));
  expect(results.verdicts.map(({ figure }) => figure)).toEqual(bounds.map(({ figure }) => figure));
});

test.each(['../../../README.md', '../README.md'])('%s shows them', (readme) => {
  expect(read(readme)).toMatch(/!\[[^\]]+\]\((checks\/bench\/)?results\/latest\.svg\)/);
  expect(read(readme)).toMatch(/\]\((checks\/bench\/)?results\/latest\.md\)/);
});
