import type { Sample } from '../statistics.ts';

/** What stands in a column. */
export interface Column {
  readonly name: string;
  readonly unit: string;
  readonly digits?: number;
}

/** One value; several, of which the median is shown with its spread; words; or nothing, if it has none. */
export type Cell = number | Sample | string | undefined;

/** What was measured, for people and for programs. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
  /** How it was measured, and what has to be known to read it. */
  readonly notes: readonly string[];
}

/** What a part of the benchmark found. */
export interface Findings {
  readonly tables: readonly Table[];
  /** The figures that bounds are set for, by name. */
  readonly figures: Readonly<Record<string, number>>;
}
