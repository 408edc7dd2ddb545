// Becomes pagefind/pagefind.js of the built site, in place of Pagefind's own, which it asks more than once. It is
// copied as it is, so it is not TypeScript.
import { search as searchAsTyped } from './pagefind.js.index.js';
import { glossary, words } from './words.js';

export * from './pagefind.js.index.js';

/** Endings of Mongolian words, the longest first. What is left is found as the beginning of other forms. */
const endings =
  'гуудын гүүдийн уудын үүдийн аараа ээрээ оороо өөрөө тайгаа тэйгээ тойгоо ынхаа ийнхээ аасаа ээсээ ууд үүд ийн ийг аар ээр оор өөр аас ээс оос өөс руу рүү тай тэй той гүй аад ээд оод өөд сан сэн сон сөн лаа лээ лоо лөө даг дэг дог дөг вал вэл вол вөл ах эх ох өх ын ыг нд ад эд од өд ал эл ол өл лт х г д т ж ч н'.split(
    ' ',
  );
const shortestStem = 4;

/** Pagefind's `search`, with the results of all spellings, the best first. */
export async function search(term, options) {
  const [first, ...others] = spellingsOf(term ?? '');
  const asked = await searchAsTyped(first ?? term, options);
  if (!asked) return asked;
  const found = new Map(asked.results.map((result) => [result.id, result]));
  const scores = new Map(asked.results.map(({ id, score }) => [id, score]));
  for (const other of others) {
    for (const result of (await searchAsTyped(other, options))?.results ?? []) {
      if (!found.has(result.id)) found.set(result.id, result);
      scores.set(result.id, (scores.get(result.id) ?? 0) + result.score);
    }
  }
  const results = [...found.values()].sort((a, b) => scores.get(b.id) - scores.get(a.id));
  return { ...asked, results };
}

/** What a search is for, in the letters and forms in which the site may have it. */
function spellingsOf(term) {
  const typed = term.toLowerCase().split(/\s+/).filter(Boolean);
  if (document.documentElement.lang !== 'mn') return [typed.join(' ')];
  const meant = typed.map((word) => inMongolian(word) ?? withRightVowels(word));
  const isTyped = typed.every((word, at) => meant[at] === word);
  // What is not a word of the site finds whatever begins like it.
  const spellings = [
    ...(isTyped || typed.some(isEnglish) ? [typed] : []),
    meant,
    meant.map(stemOf),
  ];
  return [...new Set(spellings.map((each) => each.join(' ')))].filter(Boolean);
}

/** How the Mongolian word begins that somebody typed in Latin letters or in English, whole or in part, in any form. */
function inMongolian(word) {
  if (word.length < 3) return undefined;
  const isFormOf = (other) =>
    other.startsWith(word) ||
    (other.length >= 4 && /^[a-z]+$/.test(word) && word.startsWith(other));
  return glossary.find(([, others]) => others.some(isFormOf))?.[0];
}

/** Identifiers and English words stand in the pages, too. */
function isEnglish(word) {
  return /^[a-z_.-]+$/.test(word);
}

/** As the site writes it, if it was typed without ө and ү. */
function withRightVowels(word) {
  const plain = folded(word);
  const stem = folded(stemOf(word));
  const begins = (beginning) => words.find((each) => folded(each).startsWith(beginning));
  const found = begins(plain) ?? begins(stem);
  if (found === undefined) return word;
  // As much of it as was typed.
  return found.slice(0, Math.min(found.length, word.length));
}

function folded(text) {
  return text.replaceAll('ө', 'о').replaceAll('ү', 'у');
}

function stemOf(word) {
  const ending = endings.find(
    (each) => word.endsWith(each) && word.length - each.length >= shortestStem,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
}
