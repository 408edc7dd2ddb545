const longest = 256;

/** The shortest secret that is looked for in other spellings, where a shorter one stands by chance. */
const shortest = 6;

/**
 * Somebody else's text as one short line that is safe to log: no control characters, at most 256
 * characters, none of the secrets, and no run of 12 characters that may be one: a token, base64, hexadecimal,
 * escapes. Where a secret stands in it in yet another spelling, nothing of it is shown.
 */
export function redacted(text: unknown, secrets: readonly string[]): string | undefined {
  if (typeof text !== 'string') return undefined;
  let line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim();
  // The longest first, since one may hold another.
  for (const secret of secrets.filter(Boolean).toSorted((a, b) => b.length - a.length)) {
    line = line.replaceAll(secret, '[redacted]');
  }
  const spellings = secrets.flatMap(bare).filter(({ length }) => length >= shortest);
  const readings = bare(line);
  const repeats = (spelling: string): boolean =>
    readings.some((reading) => reading.includes(spelling));
  if (spellings.some(repeats)) return '[redacted]';
  line = line.replace(/[\w+/=%\\&#;-]{12,}/g, (run) =>
    /[a-z][A-Z]|[\d+/=%\\&#;]/.test(run) ? '[redacted]' : run,
  );
  // The limit may fall into the middle of a character.
  const short = line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  return short.trim() || undefined;
}

/** What every spelling leaves of a text: letters and digits, where what looks like an escape is one or is none. */
function bare(text: string): string[] {
  const escape = /%(25)*[\da-f]{2}|\\+(u00|x)[\da-f]{2}|&#?\w+;/g;
  const small = text.normalize('NFKC').toLowerCase();
  return [small, small.replace(escape, '')].map((each) => each.replace(/[^a-z\d]/g, ''));
}
