const longest = 256;

/** The shortest secret that is looked for in base64 and hexadecimal, where a shorter one stands by chance. */
const shortest = 6;

/**
 * Somebody else's text as one short line that is safe to log: no control characters, at most 256
 * characters, and none of the secrets, neither as they are nor as an answer may repeat them: in capitals or
 * small letters, percent-, form-, JSON- or HTML-escaped, in base64 or in hexadecimal.
 */
export function redacted(text: unknown, secrets: readonly string[]): string | undefined {
  if (typeof text !== 'string') return undefined;
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim();
  const hidden = placesOf([...new Set(secrets)], line);
  let shown = '';
  for (let at = 0; at < line.length && shown.length <= longest; at++) {
    if (!hidden[at]) shown += line[at];
    else if (!hidden[at - 1]) shown += '[redacted]';
  }
  // The limit may fall into the middle of a character.
  const short = shown.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  return short.trim() || undefined;
}

/** For each character of the line, whether it belongs to a secret. */
function placesOf(secrets: readonly string[], line: string): Uint8Array {
  const hidden = new Uint8Array(line.length);
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret.toWellFormed())]) {
      for (const at of findings(form, line)) hidden.fill(1, at, at + form.length);
    }
  }
  // A secret may hold what looks like an escape, and is then told with it or without.
  const folded = secrets.flatMap((secret) => [
    unescaped(secret, /[^]/g).text,
    unescaped(secret).text,
  ]);
  const { text, begins } = unescaped(line);
  for (const secret of folded) {
    for (const at of findings(secret, text)) hidden.fill(1, begins[at], begins[at + secret.length]);
  }
  const long = folded.filter((secret) => secret.length >= shortest);
  for (const { 0: run, index } of line.matchAll(/[\w+/-]{8,}={0,2}/g)) {
    const told = decodings(run).some((decoded) => long.some((secret) => decoded.includes(secret)));
    if (told) hidden.fill(1, index, index + run.length);
  }
  return hidden;
}

function findings(wanted: string, text: string): number[] {
  const found: number[] = [];
  if (!wanted) return found;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

const escapes =
  /%(?:25)*([\da-f]{2})|\\+u00([\da-f]{2})|\\+x([\da-f]{2})|&#x0*([\da-f]{2});|&#0*(\d{2,3});|&(amp|lt|gt|quot|apos);|[^]/gi;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text in small letters and without escapes, and where each of its characters began. */
function unescaped(
  original: string,
  parts = escapes,
): { readonly text: string; readonly begins: number[] } {
  let text = '';
  const begins: number[] = [];
  for (const match of original.matchAll(parts)) {
    const [whole, a, b, c, d, decimal, entity] = match;
    const hex = a ?? b ?? c ?? d;
    const plain = hex
      ? String.fromCharCode(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCharCode(Number(decimal))
        : entity
          ? (entities[entity.toLowerCase()] ?? whole)
          : whole;
    // JSON and HTML put backslashes before what they escape, and forms a plus for a space.
    if (plain === '\\') continue;
    text += plain === '+' ? ' ' : plain;
    begins.push(...Array<number>(plain.length).fill(match.index));
  }
  begins.push(original.length);
  return { text: text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()), begins };
}

/** What a run of characters may stand for, wherever in it the base64 or the hexadecimal begins. */
function decodings(run: string): string[] {
  const digits = run.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  return [0, 1, 2, 3].flatMap((skipped) => {
    const rest = digits.slice(skipped);
    const base64 = atob(rest.length % 4 === 1 ? rest.slice(0, -1) : rest);
    const hex = rest.replace(/[\da-f]{2}/gi, (byte) =>
      String.fromCharCode(Number.parseInt(byte, 16)),
    );
    return [unescaped(base64).text, unescaped(hex).text];
  });
}
