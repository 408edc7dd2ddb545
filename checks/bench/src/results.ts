import type { Workload } from './workload.ts';
import type { Machine } from './machine.ts';
import type { PartName } from './part-names.ts';
import type { Findings } from './report/table.ts';
import type { Verdict } from './verdicts.ts';

/** Everything that a run found, as it is written to JSON. */
export interface Results {
  readonly machine: Machine;
  readonly workload: Workload;
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

/**
 * What makes a run end with 1: whatever could not be measured, and for a quick run also the bounds that are
 * missed by far. A whole run reports all bounds and judges none.
 */
export function complaintsOf({ verdicts, failures }: Results, quick: boolean): string[] {
  const missed = quick ? verdicts.filter(({ fails }) => fails) : [];
  return [
    ...missed.map(
      ({ figure, measured, unit, comparison, bound }) =>
        `${figure} is ${measured.toFixed(2)} ${unit}, far from ${comparison} ${bound}.`,
    ),
    ...failures,
  ];
}
