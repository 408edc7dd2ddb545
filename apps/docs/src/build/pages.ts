import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the pages that somebody wrote. */
export const pagesFolder = join(import.meta.dirname, '../content/docs');

/** A page as it was written. */
export interface WrittenPage {
  /** Its file below the folder of its language, such as `recipes/express.mdx`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** What stands below its front matter. */
  readonly body: string;
  /** Its front matter: one line a field. */
  readonly matter: Readonly<Record<string, string>>;
}

/** The pages of a language that somebody wrote: `''` for Mongolian, `en/` for English. What is made is not among them. */
export function writtenPages(prefix: '' | 'en/'): WrittenPage[] {
  return allPages(prefix).filter(({ name }) => !isMade(name));
}

/** Every page of a language, as Markdown before it is built. */
export function allPages(prefix: '' | 'en/'): WrittenPage[] {
  return globSync('**/*.{md,mdx}', { cwd: join(pagesFolder, prefix) })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => prefix !== '' || !name.startsWith('en/'))
    .sort()
    .map((name) => readPage(name, join(pagesFolder, prefix, name)));
}

function readPage(name: string, file: string): WrittenPage {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const fields = matter.split('\n').flatMap((line) => {
    const [, key, value] = /^(\w+): (.*)$/.exec(line) ?? [];
    return key === undefined ? [] : [[key, value ?? ''] as const];
  });
  return { name, file, text, body, matter: Object.fromEntries(fields) };
}

function isMade(name: string): boolean {
  return /^(?:e|manual|reference)\//.test(name) || name === 'reference.md';
}

/** What a Mongolian page carries as `follows`: it changes with every change of the English text. */
export function hashOf({ text }: WrittenPage): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
