import type { Verdict } from '../verdicts.ts';
import { inWords } from '../verdicts.ts';
import type { Cell, Column, Table } from './table.ts';

/** A Markdown table with its notes, aligned so that it reads well as plain text too. */
export function markdownOf({ title, columns, rows, notes }: Table): string {
  const head = ['', ...columns.map(({ name, unit }) => `${name}, ${unit}`)];
  const body = rows.map(({ name, cells }) => [
    name,
    ...columns.map((column, index) => shown(cells[index], column)),
  ]);
  return [`## ${title}`, aligned([head, ...body]), ...notes].join('\n\n');
}

/** The bounds as a table. */
export function verdictsOf(verdicts: readonly Verdict[]): string {
  const head = ['bound', 'wanted', 'measured', 'verdict'];
  const body = verdicts.map((verdict) => [
    verdict.figure,
    `${verdict.comparison} ${verdict.bound} ${verdict.unit}`,
    `${grouped(verdict.measured, 2)} ${verdict.unit}`,
    inWords(verdict),
  ]);
  return ['## Bounds', aligned([head, ...body])].join('\n\n');
}

function shown(cell: Cell, { digits = 0 }: Column): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return grouped(cell, digits);
  const { median, min, max } = cell;
  return `${grouped(median, digits)} (${grouped(min, digits)}–${grouped(max, digits)})`;
}

function grouped(value: number, digits: number): string {
  return value
    .toLocaleString('en-US', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    .replaceAll(',', '\u202f');
}

function aligned(lines: readonly (readonly string[])[]): string {
  const [head = []] = lines;
  const widths = head.map((_, index) =>
    Math.max(3, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const padded = lines.map((line) =>
    line.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
    ),
  );
  const rule = widths.map((width, index) =>
    index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [padded[0] ?? [], rule, ...padded.slice(1)]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}
