import type { Faults } from './expectations.ts';

/** One row: its name, and the faults by column. A column that a row does not have is not asked of it. */
export type Row = readonly [name: string, cells: Readonly<Record<string, Faults>>];

/** A Markdown table of `ok` and `FAILS`, for a person to read. */
export function table(corner: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(([, cells]) => Object.keys(cells)))];
  const lines = rows.map(([name, cells]) => [
    name,
    ...columns.map((column) => {
      const faults = cells[column];
      return faults ? (faults.length === 0 ? 'ok' : 'FAILS') : '';
    }),
  ]);
  const all = [[corner, ...columns], ...lines];
  const widths = all[0]?.map((_, index) =>
    Math.max(...all.map((line) => line[index]?.length ?? 0)),
  );
  const padded = all.map((line) => line.map((cell, index) => cell.padEnd(widths?.[index] ?? 0)));
  const rule = widths?.map((width) => '-'.repeat(width)) ?? [];
  return [padded[0] ?? [], rule, ...padded.slice(1)]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}

/** Every fault, with where it was. */
export function faultsOf(rows: readonly Row[]): string[] {
  return rows.flatMap(([name, cells]) =>
    Object.entries(cells).flatMap(([column, faults]) =>
      faults.map((fault) => `${name}, ${column}: ${fault}`),
    ),
  );
}
