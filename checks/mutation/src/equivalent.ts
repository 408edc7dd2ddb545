import type { Mutant } from './mutants.ts';

/** Mutants that no test can notice, because the program does the same. */
export interface Equivalent {
  /** From the root. */
  readonly file: string;
  /** The changed text as it stands in the file, shortened to one line. */
  readonly original: string;
  /** What it is changed to, shortened to one line. */
  readonly replacement: string;
  /** Why nobody can see the difference. */
  readonly reason: string;
}

const advice = 'Advice in words: a test that repeats them would only be a second copy.';

/** Whole files whose mutants are not counted, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'packages/sdk/src/errors/hints.ts': advice,
  'packages/sdk/src/errors/resource-hints.ts': advice,
};

/** Every equivalent mutant that somebody looked at. */
const equivalents: readonly Equivalent[] = [];

/** Whether a mutant is on the list. */
export function isEquivalent(mutant: Mutant, list: readonly Equivalent[] = equivalents): boolean {
  return list.some((one) => matches(one, mutant));
}

/** Entries for these files that no mutant matches any more. */
export function staleEquivalents(
  mutants: readonly Mutant[],
  list: readonly Equivalent[] = equivalents,
): readonly Equivalent[] {
  const files = new Set(mutants.map(({ file }) => file));
  return list.filter(
    (one) => files.has(one.file) && !mutants.some((mutant) => matches(one, mutant)),
  );
}

/** A text in one line, as the list and the report have it. */
export function inOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function matches(one: Equivalent, { file, original, replacement }: Mutant): boolean {
  return (
    one.file === file &&
    inOneLine(one.original) === inOneLine(original) &&
    inOneLine(one.replacement) === inOneLine(replacement)
  );
}
