import type { Bound } from './bounds.ts';

/** A bound held against what was measured. */
export interface Verdict extends Bound {
  readonly measured: number;
  readonly held: boolean;
  /** Whether it is missed by so much that even a quick run is to fail. */
  readonly fails: boolean;
}

/** Judges the figures that there are; a part that did not run has none. */
export function verdicts(
  bounds: readonly Bound[],
  figures: Readonly<Record<string, number>>,
): Verdict[] {
  return bounds.flatMap((bound) => {
    const measured = figures[bound.figure];
    if (measured === undefined) return [];
    const held = within(measured, bound.comparison, bound.bound);
    const fails = bound.quick !== undefined && !within(measured, bound.comparison, bound.quick);
    return [{ ...bound, measured, held, fails }];
  });
}

/** In words: held, or by how much it was missed, as a part of the bound. */
export function inWords({ measured, held, bound }: Verdict): string {
  if (held) return 'held';
  const by = Math.abs(measured - bound);
  const part = bound === 0 ? '' : ` (${((100 * by) / bound).toFixed(0)} %)`;
  return `missed by ${Number(by.toPrecision(3))}${part}`;
}

// NaN is not a figure, and holds no bound.
function within(measured: number, comparison: Bound['comparison'], bound: number): boolean {
  return comparison === 'at most' ? measured <= bound : measured >= bound;
}
