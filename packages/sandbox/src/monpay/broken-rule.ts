import type { Explanation, FieldDifference } from '../world/explanation.ts';
import { docsOf } from '../world/site.ts';
import { rules } from './rules.ts';
import type { TokenErrorCode } from './token-errors.ts';

/** The name of a rule of the token endpoint. */
export type RuleName = keyof typeof rules;

/** A rule of the token endpoint that a request broke: the documented error, and why. */
export interface BrokenRule {
  readonly error: TokenErrorCode;
  readonly explanation: Explanation;
}

/** The breach of a rule, with its words filled in. */
export function breach(
  name: RuleName,
  words: Readonly<Record<string, string>> = {},
  differences?: readonly FieldDifference[],
): BrokenRule {
  const { error, level, sources, en, mn } = rules[name];
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
  return {
    error,
    explanation: {
      rule: name,
      level,
      sources,
      en: fill(en),
      mn: fill(mn),
      ...(differences && { differences }),
      docs: docsOf(`e/${name}`),
    },
  };
}
