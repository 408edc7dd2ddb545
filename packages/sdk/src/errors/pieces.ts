/** How much of a secret in a row counts as a piece of it: letters and digits. */
const piece = 5;
const looked = 512;

// What messages have to say, and made-up secrets and codes often contain.
const common = new Set(
  'access client grant invalid launch merchant monpay refresh sandbox secret token'.split(' '),
);

/** Whether a word contains a piece of one of these secrets: some consist of words, which are hidden, too. */
export function piecesOf(secrets: readonly string[]): (word: string) => boolean {
  const pieces = new Set(
    secrets.flatMap((secret) => windows(lettersOf([secret.slice(0, looked)]))),
  );
  return (word) =>
    windows(
      lettersOf(word.split(/[^a-z\d]+/i).filter((each) => !common.has(each.toLowerCase()))),
    ).some((each) => pieces.has(each));
}

function lettersOf(words: readonly string[]): string {
  return words
    .join('')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

function windows(letters: string): string[] {
  return Array.from({ length: Math.max(0, letters.length - piece + 1) }, (_, i) =>
    letters.slice(i, i + piece),
  );
}
