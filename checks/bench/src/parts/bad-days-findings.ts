import type { Cell, Column, Findings, Table } from '../report/table.ts';
import type { HostileExchange } from '../workers/hostile-exchange.ts';
import type { BadDays } from './bad-days.ts';

const columns: readonly Column[] = [
  { name: 'memory', unit: 'MB' },
  { name: 'time', unit: 's', digits: 2 },
  { name: 'then', unit: '' },
];

/** Tables and figures of the bad days. */
export function badDaysFindings({ hostile, doubles }: BadDays, deadline: number): Findings {
  const rows = (day: 'bomb' | 'endless'): Table['rows'] =>
    [...hostile].map(([{ name }, answered]) => ({ name, cells: cellsOf(answered[day], deadline) }));
  const worst = (day: 'bomb' | 'endless'): number =>
    Math.max(
      ...[...hostile]
        .filter(([{ kind }]) => kind === 'ours')
        .map(([, answered]) => (answered[day]?.grew ?? NaN) / 1e6),
    );
  const ours = [...doubles].filter(([{ kind }]) => kind === 'ours');

  return {
    tables: [
      {
        title: '200 MB in a small gzip',
        columns,
        rows: rows('bomb'),
        notes: ['By how much the process grew at its peak, from just before the exchange.'],
      },
      {
        title: 'A body that does not end',
        columns,
        rows: rows('endless'),
        notes: [
          `The server sends at most 100 MB a second, and whoever still reads after ${deadline} s is ended: who reads everything would take all of the machine.`,
        ],
      },
      {
        title: '10 000 launches, half of them doubles',
        columns: [
          { name: 'requests', unit: '' },
          { name: 'codes spent twice', unit: '' },
          { name: 'tokens', unit: '' },
          { name: 'refused', unit: '' },
          { name: 'memory', unit: 'MB' },
          { name: 'time', unit: 's', digits: 2 },
        ],
        rows: [...doubles].map(([{ name }, doubled]) => ({
          name,
          cells: [
            doubled.requests,
            doubled.spentTwice,
            doubled.tokens,
            doubled.refused,
            doubled.grew / 1e6,
            doubled.seconds,
          ],
        })),
        notes: [
          'Fifty launches at a time. Half of the doubles come while the first is under way, the others later. The server here gives a token for a code each time; MonPay refuses the second, and RFC 6749 §4.1.2 lets it revoke the first one’s token.',
        ],
      },
    ],
    figures: {
      'memory under a gzip bomb': worst('bomb'),
      'memory under an endless body': worst('endless'),
      'codes spent twice': Math.max(...ours.map(([, { spentTwice }]) => spentTwice)),
    },
  };
}

function cellsOf(answered: HostileExchange | undefined, deadline: number): readonly Cell[] {
  if (!answered) return [undefined, undefined, `too busy to be asked after ${deadline} s`];
  const outcome = answered.outcome === 'no end' ? `no end after ${deadline} s` : answered.outcome;
  return [answered.grew / 1e6, answered.seconds, outcome];
}
