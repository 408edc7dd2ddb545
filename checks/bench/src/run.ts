import { bounds } from './bounds.ts';
import type { Workload } from './workload.ts';
import { thisMachine } from './machine.ts';
import type { PartName } from './part-names.ts';
import { parts } from './parts.ts';
import type { Findings } from './report/table.ts';
import { figuresOf, type Results } from './results.ts';
import { verdicts } from './verdicts.ts';

/** Runs the parts one after the other. One that fails is reported and leaves the others alone. */
export async function run(
  names: readonly PartName[],
  workload: Workload,
  log: (line: string) => void,
): Promise<Results> {
  const found: Partial<Record<PartName, Findings>> = {};
  const failures: string[] = [];
  for (const name of names) {
    const begun = performance.now();
    try {
      found[name] = await parts[name](workload, (line) => log(`${name}: ${line}`));
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message}`);
    }
    log(`${name} took ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }
  return {
    machine: thisMachine(),
    workload,
    parts: found,
    verdicts: verdicts(bounds, figuresOf(found)),
    failures,
  };
}
