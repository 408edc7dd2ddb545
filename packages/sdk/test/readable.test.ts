import { expect, test } from 'vitest';
import { isOAuthError, parseAuthorizationResponse } from '../src/index.ts';

const hidden = '[redacted]';

/** What is left of a description that anybody may have written. */
function shown(error_description: string): string | undefined {
  const query = new URLSearchParams({ error: 'x', error_description });
  try {
    parseAuthorizationResponse(`/launch?${query.toString()}`);
  } catch (error) {
    if (!isOAuthError(error) || error.code !== 'authorization_response_error') throw error;
    return error.description;
  }
  throw new Error('the launch was taken');
}

test.each([
  ['only what is not a word is hidden', 'no such x9q item here', `no such ${hidden} item here`],
  ['at the beginning', 'x9q item is not here', `${hidden} item is not here`],
  ['at the end', 'there is no x9q', `there is no ${hidden}`],
  ['the last word beside it stays', 'no such x9q item', `no such ${hidden} item`],
  ['the first word beside it stays', 'item x9q is gone', `item ${hidden} is gone`],
  [
    'a word between two of them does not',
    'no x9q item x8q here',
    `no ${hidden} ${hidden} ${hidden} here`,
  ],
  ['two are hidden, the rest stays', 'x9q is not as x8q', `${hidden} is not as ${hidden}`],
  ['of three, nothing stays', 'x9q is not as x8q is as x7q', hidden],
  ['three stretches of punctuation stay', 'a word - and -- so --- on', 'a word - and -- so --- on'],
  ['of four, nothing stays', 'a word - and - so - on - end', hidden],
  ['a long stretch of punctuation is hidden', 'a word ---- and', `a word ${hidden} and`],
  ['three numbers stay', 'from 1 to 22 of 333 items', 'from 1 to 22 of 333 items'],
  [
    'a number among many words stays',
    'the code that was sent is 403 and so it ends here',
    'the code that was sent is 403 and so it ends here',
  ],
  ['of four, nothing stays', 'it is 1 or 2 or 3 or 4', hidden],
  ['eight digits stay', 'from 1234 to 5678 items', 'from 1234 to 5678 items'],
  ['nine do not', 'from 1234 to 5678 and 9 items', hidden],
  ['five digits in a row are hidden', 'the item 12345 is gone', `the item ${hidden} is gone`],
  ['three single letters stay', 'a b and c', 'a b and c'],
  ['of four that differ, none stays', 'a b and c or d it is', hidden],
  ['the same one stays, however often', 'a a a a a a', 'a a a a a a'],
  ['a code in capitals stays', 'it is BAD_REQUEST again', 'it is BAD_REQUEST again'],
  ['a letter before such a code hides it', 'it is xBAD_REQUEST again', `it is ${hidden} again`],
  ['a letter behind it, too', 'it is BAD_REQUESTx again', `it is ${hidden} again`],
  ['four capitals that nobody knows are hidden', 'it is QWER again', `it is ${hidden} again`],
  ['known capitals stay', 'HTTP and JSON of API v2', 'HTTP and JSON of API v2'],
  ['marks around a word stay', '("so it is"), he said!', '("so it is"), he said!'],
  ['more marks than a sentence has do not', 'so it (((( is', `so it ${hidden} is`],
  ['a word without a vowel is hidden', 'the word bcdf here', `the word ${hidden} here`],
  ['so are five consonants in a row', 'the word abcdfg here', `the word ${hidden} here`],
  ['four may be', 'the word abcdfe here', 'the word abcdfe here'],
  ['a capital within a word hides it', 'the wOrd here is', `the ${hidden} here is`],
  ['25 letters are hidden', `the word ${'ab'.repeat(12)}a is`, `the word ${hidden} is`],
  ['24 are not', `the word ${'ab'.repeat(12)} is`, `the word ${'ab'.repeat(12)} is`],
  ['Mongolian words stay', 'Энэ код ХҮЧИНГҮЙ болсон', 'Энэ код ХҮЧИНГҮЙ болсон'],
  ['mixed alphabets are hidden', 'the wоrd here is', `the ${hidden} here is`],
])('%s', (_, description, expected) => {
  expect(shown(description)).toBe(expected);
});

test('at most 256 characters are shown, and no half of a text is taken for empty', () => {
  const long = 'so it is '.repeat(60);
  expect(shown(long)).toBe(long.slice(0, 256).trim());
  // The last of them is a space.
  const cut = 'it sees '.repeat(60);
  expect(shown(cut)).toBe(cut.slice(0, 255));
  expect(shown('   ')).toBeUndefined();
});

test('what stands behind the first 512 characters is not looked at', () => {
  // Three words that are not words would hide it all.
  const behind = 'x9q x8q x7q ';
  const cut = 'it sees '.repeat(64);
  expect(shown(cut + behind)).toBe(cut.slice(0, 255));
  expect(shown(cut.slice(16) + behind)).toBe(hidden);
});
