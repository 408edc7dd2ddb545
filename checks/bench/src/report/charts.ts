import type { PartName } from '../part-names.ts';
import type { Findings, Table } from './table.ts';

/** One figure of everyone, to be drawn as bars. */
export interface Chart {
  readonly title: string;
  readonly digits: number;
  readonly bars: readonly { readonly name: string; readonly value: number }[];
}

interface Wanted {
  readonly part: PartName;
  readonly table: string;
  readonly column: number;
  readonly title: string;
}

const wanted: readonly Wanted[] = [
  {
    part: 'exchange',
    table: 'Throughput',
    column: 2,
    title: 'Exchanges a second, 50 at a time (more is better)',
  },
  {
    part: 'exchange',
    table: 'CPU of an exchange',
    column: 2,
    title: 'CPU of an exchange in µs, 50 at a time (less is better)',
  },
  {
    part: 'network',
    table: 'Over a line of 40 ms, TLS 1.3',
    column: 3,
    title: 'Round trips of a launch after 5 quiet seconds (less is better)',
  },
  {
    part: 'start',
    table: 'Start, above bare Node',
    column: 2,
    title: 'From process start to first token in ms, above bare Node (less is better)',
  },
  {
    part: 'bad-days',
    table: '200 MB in a small gzip',
    column: 0,
    title: 'Memory under a gzip bomb of 200 MB, in MB (less is better)',
  },
];

/** What is drawn of a run: whatever of it was measured. */
export function chartsOf(parts: Readonly<Partial<Record<PartName, Findings>>>): Chart[] {
  return wanted.flatMap(({ part, table, column, title }) => {
    const found = parts[part]?.tables.find((one) => one.title === table);
    return found ? [{ title, ...barsOf(found, column) }] : [];
  });
}

function barsOf({ columns, rows }: Table, column: number): Omit<Chart, 'title'> {
  const bars = rows.flatMap(({ name, cells }) => {
    const cell = cells[column];
    const value = typeof cell === 'object' ? cell.median : cell;
    return typeof value === 'number' ? [{ name, value }] : [];
  });
  return { bars, digits: columns[column]?.digits ?? 0 };
}
