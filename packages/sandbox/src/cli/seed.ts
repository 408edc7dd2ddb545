import { readFileSync, statSync } from 'node:fs';
import { UsageError } from './cli-error.ts';
import { shownFile } from './shown-file.ts';

/**
 * The seed itself: the content of the file with this name, or the text itself if there is no such file.
 * @throws {UsageError} if the file is empty or can't be read
 */
export function readSeed(fileOrText: string): string {
  if (!statSync(fileOrText, { throwIfNoEntry: false })?.isFile()) {
    // A name with a slash was meant for a file, and a mistyped one should not become a seed unnoticed.
    if (/[/\\]/.test(fileOrText))
      throw new UsageError(`--seed names ${shownFile(fileOrText)} that does not exist.`);
    if (fileOrText.trim() === '') throw new UsageError('--seed is empty.');
    return fileOrText;
  }
  let seed: string;
  try {
    seed = readFileSync(fileOrText, 'utf8').trim();
  } catch {
    throw new UsageError(`--seed names ${shownFile(fileOrText)} that this user cannot read.`);
  }
  if (seed === '') throw new UsageError(`--seed names ${shownFile(fileOrText)} that is empty.`);
  return seed;
}
