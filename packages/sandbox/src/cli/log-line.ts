import type { JournalEntry } from '../world/journal.ts';
import { coloured } from './coloured.ts';
import { printable } from './printable.ts';

/**
 * One line for each token request that is done with, redacted as the journal is; undefined for every other entry.
 * Nothing in it can move a terminal's cursor or break the line.
 */
export function logLine(
  { type, at, request }: JournalEntry,
  format: 'json' | 'pretty',
): string | undefined {
  if (!request || (type !== 'token_issued' && type !== 'refused')) return undefined;
  const { id, method, path, status, error, fault, codeId, userAgent, fields, explanation } =
    request;
  if (format === 'json') {
    return printable(
      JSON.stringify({
        at,
        request: id,
        method,
        path,
        status,
        error,
        fault,
        code_id: codeId,
        rule: explanation?.rule,
        explanation: explanation?.en,
        user_agent: userAgent,
        fields,
      }),
    );
  }
  const colour = status === 200 ? 'green' : 'yellow';
  const words = [
    new Date(at).toLocaleTimeString('en-GB'),
    `${method} ${path}`,
    coloured(process.stderr, colour, [status ?? 'no answer', error].filter(Boolean).join(' ')),
    codeId,
    fault === undefined ? undefined : `fault ${fault}`,
    explanation?.en,
  ];
  return words
    .filter((word) => word !== undefined)
    .map((word, index) => (index === 2 ? word : printable(word)))
    .join('  ');
}
