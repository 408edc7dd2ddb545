import type { Effort } from './effort.ts';
import type { Machine } from './machine.ts';
import type { PartName } from './part-names.ts';
import type { Findings } from './report/table.ts';
import type { Verdict } from './verdicts.ts';

/** Everything that a run found, as it is written to JSON. */
export interface Results {
  readonly machine: Machine;
  readonly effort: Effort;
  readonly parts: Readonly<Partial<Record<PartName, Findings>>>;
  readonly verdicts: readonly Verdict[];
  /** What could not be measured, or was answered wrongly. */
  readonly failures: readonly string[];
}

/** The figures of all parts together. */
export function figuresOf(parts: Results['parts']): Readonly<Record<string, number>> {
  return Object.assign({}, ...Object.values(parts).map(({ figures }) => figures)) as Record<
    string,
    number
  >;
}
