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

test("the check's README shows them, and the root's leads to them", () => {
  expect(read('../README.md')).toMatch(/!\[[^\]]+\]\(results\/latest\.svg\)/);
  expect(read('../README.md')).toContain('](results/latest.md)');
  for (const file of ['latest.svg', 'latest.md']) {
    expect(read('../../../README.md')).toContain(`](checks/bench/results/${file})`);
  }
});
