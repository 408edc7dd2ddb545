/** Stands for what is hidden until the end, so that nothing is searched in what was put there; no plain text has it. */
const hidden = '\u{E000}';

/**
 * A text without anything of the sandbox's own (all of which begins with `sbx_`), as it is or base64-encoded, without
 * what looks like a JWT, and without these values.
 */
export function redacted(text: string, values: readonly string[] = []): string {
  let shown = text
    .replace(/sbx_[\w-]*/gi, hidden)
    .replace(/[\w.-]{16,}/g, (run) => (isJwt(run) ? hidden : run))
    .replace(/[\w+/-]{16,}={0,2}/g, (run) => (isOurs(run) ? hidden : run));
  for (const value of values) shown = shown.replaceAll(value, hidden);
  return shown.replaceAll(hidden, '[redacted]');
}

/** Three parts, the first of which is a JSON object in base64. */
function isJwt(run: string): boolean {
  return run
    .split('.')
    .slice(0, -2)
    .some((part) => part.includes('eyJ'));
}

function isOurs(encoded: string): boolean {
  return Buffer.from(encoded, 'base64').toString('latin1').includes('sbx_');
}
