import type { Explanation, FieldDifference } from '../world/explanation.ts';
import { rules } from './rules.ts';
import type { TokenErrorCode } from './token-errors.ts';

/** The name of a rule of the token endpoint. */
export type RuleName = keyof typeof rules;

/** A refusal of the token endpoint: the documented error, and why. */
export interface Refusal {
  readonly error: TokenErrorCode;
  readonly explanation: Explanation;
}

/** Fills a rule's words in. */
export function refuse(
  name: RuleName,
  words: Readonly<Record<string, string>> = {},
  differences?: readonly FieldDifference[],
): Refusal {
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
    },
  };
}
