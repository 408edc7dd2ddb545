const longest = 256;

/**
 * Somebody else's text as one short line that is safe to log: no control characters, at most 256
 * characters, and none of the secrets, neither as they are nor percent- or form-encoded.
 */
export function redacted(text: unknown, secrets: readonly string[]): string | undefined {
  if (typeof text !== 'string') return undefined;
  let line = text.replace(/\p{C}/gu, ' ');
  for (const secret of secrets) {
    for (const form of new Set([secret, encodeURIComponent(secret), formEncoded(secret)])) {
      if (form) line = line.replaceAll(form, '[redacted]');
    }
  }
  return line.trim().slice(0, longest) || undefined;
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
