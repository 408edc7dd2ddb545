import type { Explanation, ProvenanceLevel } from '../world/explanation.ts';
import { docsOf } from '../world/site.ts';

/** What a rule says, with `{words}` to be filled in, and how far it can be relied on. */
export interface Rule {
  readonly level: ProvenanceLevel;
  /** Letters of the spec's `x-provenance-sources`. */
  readonly sources: readonly string[];
  readonly en: string;
  readonly mn: string;
}

/** A rule as an explanation, with its words filled in, and the page about it. */
export function explained(
  rule: string,
  { level, sources, en, mn }: Rule,
  words: Readonly<Record<string, string>> = {},
): Explanation {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
  return { rule, level, sources, en: fill(en), mn: fill(mn), docs: docsOf(`e/${rule}`) };
}
