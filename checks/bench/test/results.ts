import { full } from '../src/workload.ts';
import type { Results } from '../src/results.ts';
import { verdicts } from '../src/verdicts.ts';

const figures = { 'codes spent twice': 0, 'import above bare Node': 9.1 };

/** A run in which little was measured, and something went wrong. */
export const results: Results = {
  machine: {
    date: '2026-11-20',
    cpu: 'A <fast> CPU & more',
    cores: 2,
    memory: 24,
    os: 'Linux 6.1',
    node: '26.10.0',
    apart: 'client on core 0, server on core 1',
    versions: { ky: '2.1.0' },
  },
  workload: full,
  parts: {
    exchange: {
      tables: [
        {
          title: 'Throughput',
          columns: [
            { name: '1 at a time', unit: 'exchanges/s' },
            { name: '10 at a time', unit: 'exchanges/s' },
            { name: '50 at a time', unit: 'exchanges/s' },
          ],
          rows: [
            { name: 'ours', cells: [1, 2, { median: 12_345.6, min: 9_876, max: 20_000 }] },
            { name: 'ky <3', cells: [1, 2, 2_500] },
            { name: 'absent', cells: [1, 2, undefined] },
          ],
          notes: ['Fifty at a time.'],
        },
      ],
      figures,
    },
  },
  verdicts: verdicts(
    [
      { figure: 'codes spent twice', unit: 'codes', comparison: 'at most', bound: 0 },
      { figure: 'import above bare Node', unit: 'ms', comparison: 'at most', bound: 8 },
    ],
    figures,
  ),
  failures: ['network: the line is too long'],
};
