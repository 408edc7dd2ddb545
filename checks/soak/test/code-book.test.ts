import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CodeBook } from '../src/code-book.ts';

function aBook() {
  const folder = mkdtempSync(join(tmpdir(), 'code-book-'));
  const log = join(folder, 'codes');
  writeFileSync(log, '');
  const book = new CodeBook(log);
  onTestFinished(() => {
    book.close();
    rmSync(folder, { recursive: true });
  });
  return { book, arrived: (text: string) => appendFileSync(log, text) };
}

test('codes that arrived once and have a token, or did not arrive, are in order', () => {
  const { book, arrived } = aBook();
  expect([book.fresh(), book.fresh(), book.count]).toEqual(['0', '1', 2]);
  arrived('0\n');
  expect(
    book.faults([
      { code: '0', how: 'token' },
      { code: '1', how: 'not_sent', why: 'network ECONNREFUSED' },
    ]),
  ).toEqual([]);
  // The one that was not sent may be sent now; a line may come in two pieces.
  arrived('1');
  arrived('\n100000\n');
  expect(
    book.faults([
      { code: '1', how: 'unknown' },
      { code: '100000', how: 'token' },
    ]),
  ).toEqual([]);
});

test('a code that arrives twice is a fault, however it ended and however late', () => {
  const { book, arrived } = aBook();
  arrived('7\n');
  expect(book.faults([{ code: '7', how: 'unknown' }])).toEqual([]);
  arrived('8\n7\n');
  expect(book.faults([])).toEqual(['code 7 was sent twice']);
});

test.each([
  ['not_sent', '0\n', 'but the server got it'],
  ['token', '', 'sent 0 times'],
  ['answered', '', 'sent 0 times'],
  ['wrong', '0\n', 'ended as wrong'],
  ['unknown', '0\n', 'not as token'],
] as const)('one that ended as %s after "%s" is a fault', (how, log, fault) => {
  const { book, arrived } = aBook();
  arrived(log);
  const faults = book.faults([{ code: '0', how }], how === 'unknown' ? 'token' : undefined);
  expect(faults).toEqual([expect.stringContaining(fault)]);
});
