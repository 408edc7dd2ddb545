/** What stands in place of whatever isn't shown. */
export const hidden = '[redacted]';

const mostHidden = 2;
const mostDigits = 8;
const mostNumbers = 3;
const mostSingles = 3;

// What messages do have without a vowel, in few capitals, with capitals inside or with a digit.
const known = new Set(
  'API GET HTML HTTP HTTPS ID JSON OK POST URI URL XML html http https ms xml intCode MonPay OAuth OAuth2 v1 v2'.split(
    ' ',
  ),
);

/**
 * The parts of a line that are plain language: words of Latin or Cyrillic letters, written as words are, and a
 * few short numbers. Everything else is hidden, since a secret has more spellings than anybody can list; if
 * much would be hidden, all of it is.
 * @param isSecret whether what stands between two spaces is hidden, whatever it looks like
 */
export function readable(line: string, isSecret: (chunk: string) => boolean): string {
  const chunks = line.split(' ');
  const words = chunks.map(wordsOf);
  const good = allowed(words.flatMap((each) => each ?? []));
  const shows = words.map(
    (each, i) => each?.every((word) => good(word)) === true && !isSecret(chunks[i] ?? ''),
  );
  const bare = chunks.filter((chunk, i) => chunk && words[i]?.length === 0).length;
  const bad = shows.filter((show) => !show).length;
  if (bad > mostHidden || bare > mostSingles) return hidden;
  return chunks
    .map((chunk, i) => {
      const between = i > 0 && i < chunks.length - 1 && !shows[i - 1] && !shows[i + 1];
      return shows[i] && !between ? chunk : hidden;
    })
    .join(' ');
}

/** The words of what stands between two spaces; none if it isn't made of words and punctuation. */
function wordsOf(chunk: string): string[] | undefined {
  const core = chunk
    .replace(/^[("'«“„_-]{1,3}/, '')
    .replace(/[)"'»”.,:;!?…_–—-]{1,4}$/, '')
    .replace(/['’](?:s|t|d|re|ll|ve)$/, '');
  if (core === '') return chunk.length <= 3 ? [] : undefined;
  // An error code such as BAD_REQUEST; a word in capitals alone may be anything.
  const isCode = /^[A-Z]{2,24}(?:_[A-Z]{2,24}){1,8}$/.test(core);
  return (isCode ? core.toLowerCase() : core).split(/[_./:'’-]{1,2}/);
}

/** Decides on a word by its own letters and by all words: single letters and digits could spell a secret. */
function allowed(words: readonly string[]): (word: string) => boolean {
  const numbers = words.filter((word) => /^\d/.test(word));
  const few = numbers.length <= mostNumbers && numbers.join('').length <= mostDigits;
  const singles = words.filter((word) => /^[a-zAIчл]$/.test(word));
  const plain = singles.length <= mostSingles || new Set(singles).size === 1;
  return (word) => {
    if (/^\d{1,4}$/.test(word)) return few;
    if (/^[a-zAIчл]$/.test(word)) return plain;
    return isWord(word);
  };
}

function isWord(word: string): boolean {
  if (known.has(word)) return true;
  if (/^(?:[А-ЯЁӨҮ]?[а-яёөү]{1,24}|[А-ЯЁӨҮ]{1,24})$/.test(word)) return true;
  const written = /^(?:[A-Z]?[a-z]{1,24}|[A-Z]{5,24})$/.test(word);
  return written && /[aeiouy]/i.test(word) && !/[^aeiouy]{5}/i.test(word);
}
