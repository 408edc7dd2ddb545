import { expect, test } from 'vitest';
import { contenders } from '../src/contenders.ts';
import { quick } from '../src/workload.ts';
import { exchangeFindings } from '../src/parts/exchange-findings.ts';
import type { Turn } from '../src/parts/exchange.ts';

/** A turn in which each exchange took so many microseconds, and as much CPU. */
function turn(microseconds: number): Turn {
  const run = { count: 100, seconds: microseconds / 1e4, cpu: 100 * microseconds };
  const timed = { ...run, p50: microseconds, p99: 2 * microseconds };
  return { runs: { 1: timed, 10: timed, 50: timed }, allocated: 5_000, serverBusy: 0.5 };
}

const pace: Record<string, number> = { ours: 50, 'node-http': 40, fetch: 100, arctic: 80 };
const turns = new Map(
  contenders.map(({ id }) => [id, [1, 2, 4].map((noise) => turn(noise * (pace[id] ?? 200)))]),
);
const found = exchangeFindings(
  turns,
  { stub: [5, 4, 6], over: new Map([['ours, over fetch', [12, 10, 11]]]) },
  quick,
);

test('ratios are of one run, to the fastest peer and to the transports alone', () => {
  expect(found.figures).toEqual({
    'throughput at 50, ours to the best peer': 80 / 50,
    'CPU at 50, ours to node:http': 50 / 40,
    'p50, ours to node:http': 50 / 40,
    'p50, ours to fetch': 50 / 100,
    'our code alone': 6,
  });
});

test('the best peer is named, and who was left out', () => {
  const notes = found.tables.flatMap((table) => table.notes).join('\n');
  expect(notes).toContain('arctic is the best peer of this run');
  expect(notes).toContain('@mongolian-payment/monpay is left out: it has no authorization code');
});

test('everyone is in every table of the server', () => {
  for (const table of found.tables.slice(0, 3)) {
    expect(table.rows.map(({ name }) => name)).toEqual(contenders.map(({ name }) => name));
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length);
  }
});
