import { machineInWords } from '../machine.ts';
import type { Results } from '../results.ts';
import { inWords, type Verdict } from '../verdicts.ts';
import { aligned } from './aligned.ts';
import { numberInWords } from './number-in-words.ts';
import type { Cell, Column, Table } from './table.ts';

/** A whole run as a Markdown page, which reads well as plain text too. */
export function markdownOf({ machine, parts, verdicts, failures }: Results): string {
  const tables = Object.values(parts).flatMap((found) => found.tables);
  return [
    '# Benchmark',
    machineInWords(machine),
    ...(verdicts.length > 0 ? ['## Bounds', boundsTable(verdicts)] : []),
    ...(failures.length > 0 ? ['## Failures', ...failures.map((failure) => `- ${failure}`)] : []),
    ...tables.map(section),
  ].join('\n\n');
}

function section(table: Table): string {
  return [`## ${table.title}`, markdownTable(table), ...table.notes]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A table without its title and notes; nothing if it has no rows. */
export function markdownTable({ columns, rows }: Table): string {
  if (rows.length === 0) return '';
  const head = ['', ...columns.map(({ name, unit }) => (unit ? `${name}, ${unit}` : name))];
  const body = rows.map(({ name, cells }) => [
    name,
    ...columns.map((column, index) => shown(cells[index], column)),
  ]);
  return aligned([head, ...body]);
}

function boundsTable(verdicts: readonly Verdict[]): string {
  const head = ['', 'wanted', 'measured', 'verdict'];
  const body = verdicts.map((verdict) => [
    verdict.figure,
    `${verdict.comparison} ${verdict.bound} ${verdict.unit}`,
    `${numberInWords(verdict.measured, verdict.unit === 'codes' ? 0 : 2)} ${verdict.unit}`,
    inWords(verdict),
  ]);
  return aligned([head, ...body]);
}

function shown(cell: Cell, { digits = 0 }: Column): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberInWords(cell, digits);
  const [median, min, max] = [cell.median, cell.min, cell.max].map((value) =>
    numberInWords(value, digits),
  );
  return `${median} (${min}–${max})`;
}
