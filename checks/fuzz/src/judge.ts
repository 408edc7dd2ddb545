import type { Conversation } from './conversation.ts';
import type { Outcome } from './converse.ts';
import type { Target } from './targets/target.ts';

/** What is wrong with the outcome of a conversation, if anything. */
export function faultOf(
  { failure = /HTTP\/1\.1 500 /g, meant }: Target,
  { ending }: Conversation,
  { answer, ended }: Outcome,
): string | undefined {
  if (ended === 'refused') return 'it takes no connections';
  if (ended === 'late' && ending !== 'drop') return 'it does not end the connection';
  const failures = count(answer, failure) - (meant ? count(answer, meant) : 0);
  return failures > 0 ? `it answers that it has failed: ${answer.slice(-1000)}` : undefined;
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
