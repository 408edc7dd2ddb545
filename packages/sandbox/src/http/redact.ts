import { bytesToHex } from '@noble/hashes/utils.js';

/** What stands in place of a secret, a code or a token. */
export const redacted = '[redacted]';

/** How much of somebody else's text is shown: characters. */
const longest = 256;
/** How far behind that a secret is still looked for, and how much of one: characters. */
const margin = 1024;
/** Whatever is shorter stands in too many words to be cut out of a text. */
const shortest = 4;
/** How many secrets a text is searched for: the clients that a sandbox may have, and what a form brings. */
const mostSecrets = 128;

const encoder = new TextEncoder();

/**
 * Somebody else's text as one short line: printable ASCII, nothing that a sandbox made (`sbx_…`), and none of
 * the secrets: neither as they are, nor percent-, form-, base64- or hex-encoded, in any case of letters. If the
 * secrets are too many or too short to look for, nothing of the text is shown.
 */
export function redact(text: string, secrets: readonly string[], most = longest): string {
  const wanted = [...new Set(secrets)].filter((secret) => secret !== '');
  if (wanted.length > mostSecrets || wanted.some(({ length }) => length < shortest))
    return redacted;
  const line = text.slice(0, most + margin).replace(/[^\x20-\x7E]/g, '?');
  const hidden = [...madeIn(line), ...wanted.flatMap((secret) => placesOf(secret, line))];
  return shownOf(line, hidden, most).slice(0, most);
}

/** From where to where a line is not shown. */
type Place = readonly [from: number, to: number];

function madeIn(line: string): Place[] {
  return [...line.matchAll(/sbx_[\w-]+/gi)].map(({ index, 0: made }) => [
    index,
    index + made.length,
  ]);
}

/** Every place is found in the line as it came, so no place that was found makes another. */
function placesOf(secret: string, line: string): Place[] {
  const lower = line.toLowerCase();
  const head = headOf(secret);
  const places: Place[] = [];
  for (const form of new Set(encodings(head, head !== secret))) {
    const needle = form.slice(0, margin).toLowerCase();
    const whole = head === secret && form.length <= margin;
    let from = lower.indexOf(needle);
    while (from !== -1) {
      // If only the beginning was looked for, the end is not known.
      places.push([from, whole ? from + needle.length : line.length]);
      from = lower.indexOf(needle, from + needle.length);
    }
  }
  return places;
}

/** The beginning of a secret, without half a surrogate pair at its end. */
function headOf(secret: string): string {
  return secret.length <= longest
    ? secret
    : secret.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

/** The line with one mark for each stretch of places that touch. Nothing beyond what can be shown is copied. */
function shownOf(line: string, hidden: readonly Place[], most: number): string {
  let [at, shown] = [0, ''];
  for (const [from, to] of hidden.toSorted(([one], [other]) => one - other)) {
    if (from >= most) break;
    if (from >= at) shown += line.slice(at, from) + redacted;
    at = Math.max(at, to);
  }
  return shown + line.slice(at, most);
}

function encodings(secret: string, isHead: boolean): string[] {
  const bytes = encoder.encode(secret);
  const hex = bytesToHex(bytes);
  // Of a beginning, only whole groups of three bytes are encoded as they are in the whole.
  const whole = isHead ? bytes.subarray(0, bytes.length - (bytes.length % 3)) : bytes;
  const base64 = btoa(String.fromCharCode(...whole)).replaceAll('=', '');
  const percent = encodeURIComponent(secret.toWellFormed());
  return [
    secret,
    percent,
    encodeURIComponent(percent),
    new URLSearchParams([['', secret]]).toString().slice(1),
    hex.replaceAll(/../g, '%$&'),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
    hex,
  ];
}
