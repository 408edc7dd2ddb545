import { piecesOf } from './pieces.ts';
import { hidden, readable } from './readable.ts';

const longest = 256;
/** How much of a text is looked at: what can be shown, and as much again for what is taken out of it. */
const looked = 2 * longest;
const mostNeedles = 8;
const shortestNeedle = 4;
/** A needle that begins like this is taken for found, so that a long one is found in a text that was cut. */
const beginning = 64;
/** The shortest secret that is looked for in other spellings, in which a shorter one could appear by chance. */
const shortestSpelling = 6;

// As text: as a literal it costs every import half a millisecond, since V8 reads it also if nobody calls this.
const invisible = (): RegExp => new RegExp(String.raw`[\p{C}\p{Z}]`, 'gu');

/**
 * Somebody else's text as one short line that is safe to log: no control characters, at most 256
 * characters, none of the secrets in any spelling, and otherwise plain language only. Empty if a
 * secret is too short to be distinguished from a word.
 */
export function redacted(text: unknown, secrets: readonly string[]): string | undefined {
  if (typeof text !== 'string') return undefined;
  const needles = [...new Set(secrets.filter(Boolean))];
  const vague = needles.some(({ length }) => length < shortestNeedle);
  if (vague || needles.length > mostNeedles) return undefined;
  const line = text.slice(0, looked).replace(invisible(), ' ').trim();
  const parts = without(needles, line);
  const readings = spellingsOf(parts.join(''));
  const repeats = (spelling: string): boolean =>
    readings.some((reading) => reading.includes(spelling));
  const starts = needles.map((needle) => needle.slice(0, beginning));
  if (starts.flatMap(spellingsOf).some(repeats)) return hidden;
  const isPiece = piecesOf(needles);
  const shown = parts.map((part) => readable(part, isPiece)).join(hidden);
  return shown.slice(0, longest).trim() || undefined;
}

/** What stands between the needles, found in one pass over the text as it came. */
function without(needles: readonly string[], line: string): string[] {
  // The longest first, since one may begin like another.
  const sorted = needles.toSorted((a, b) => b.length - a.length);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    const found = sorted.find((needle) => line.startsWith(needle.slice(0, beginning), at));
    if (found === undefined) continue;
    parts.push(line.slice(from, at));
    from = at + found.length;
    at = from - 1;
  }
  return [...parts, line.slice(from)];
}

const escaped = /%(?:25)*([\da-f]{2})|\\(?:u00|x)([\da-f]{2})|&#x([\da-f]{2});/g;
const otherEscape = /&#?\w{1,8};|\[[\d;]{0,16}[a-z]/g;
// Cyrillic letters that look like Latin ones, each in the place of its twin.
const cyrillic = 'авекмнорстухіјѕһ';
const latin = 'abekmhopctyxijsh';

/** The letters and digits of a text, forwards and backwards, whatever escapes, marks and look-alikes they stand in. */
function spellingsOf(text: string): string[] {
  const small = text.normalize('NFKD').toLowerCase();
  const alike = small.replace(/[Ѐ-ӿ]/g, (letter) => latin[cyrillic.indexOf(letter)] ?? '');
  const plain = alike.replace(escaped, '').replace(otherEscape, '');
  const decoded = alike.replace(escaped, (_, ...hex: (string | undefined)[]) =>
    String.fromCharCode(parseInt(hex.find(Boolean) ?? '', 16)),
  );
  return [alike, decoded, plain.split('').toReversed().join('')]
    .map((each) => each.replace(/[^a-z\d]/g, ''))
    .filter(({ length }) => length >= shortestSpelling);
}
