import type { Explanation, FieldDifference } from '../world/explanation.ts';
import { explained } from './explained.ts';
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
  const { error, ...rule } = rules[name];
  const explanation = explained(name, rule, words);
  return { error, explanation: differences ? { ...explanation, differences } : explanation };
}
