import { redact, redacted } from './redact.ts';

/** How much of somebody else's text is shown: characters. */
const longest = 256;

/**
 * Somebody else's text as one short line, in any alphabet. If it holds a secret, only what `redact` leaves of it.
 * @param secrets in printable ASCII, so that other characters can't be part of one
 */
export function shownText(text: string, secrets: readonly string[], most = longest): string {
  const line = text.replace(/\r\n|[\t\n\r]/g, ' ');
  const safe = redact(line, secrets, most);
  if (safe.includes(redacted)) return safe;
  return line
    .slice(0, most)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '?');
}
