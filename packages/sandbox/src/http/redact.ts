/** What stands in place of a secret, a code or a token. */
export const redacted = '[redacted]';

const made = /sbx_[\w-]+/gi;
const longest = 256;

/**
 * Somebody else's text as one short line: printable ASCII, nothing that a sandbox made (`sbx_…`), and none of
 * the secrets: neither as they are, nor percent-, form-, base64- or hex-encoded, in any case of letters.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let line = text
    .slice(0, 8 * longest)
    .replace(/[^\x20-\x7E]/g, '?')
    .replace(made, redacted);
  // No encoding is shorter than what it encodes.
  const fitting = secrets.filter(({ length }) => length > 0 && length <= line.length);
  for (const form of fitting.flatMap(encodings)) line = without(line, form.toLowerCase());
  return line.trim().slice(0, longest);
}

/** Splits, where a regular expression would cost half a millisecond to make. */
function without(line: string, form: string): string {
  const lower = line.toLowerCase();
  if (!lower.includes(form)) return line;
  let [from, shown] = [0, ''];
  for (;;) {
    const found = lower.indexOf(form, from);
    if (found === -1) return shown + line.slice(from);
    shown += line.slice(from, found) + redacted;
    from = found + form.length;
  }
}

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const percent = percentEncoded(secret);
  return [
    secret,
    percent,
    percentEncoded(percent),
    new URLSearchParams([['', secret]]).toString().slice(1),
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

/** encodeURIComponent throws at half a surrogate pair, which a client may send. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
