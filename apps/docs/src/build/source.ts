import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { repository } from './repository.ts';

/** What a page shows of the repository. */
export interface Shown {
  /** A file, by its path in the repository. */
  readonly file: string;
  /** If given, only the function, constant or type of this name, with the comment above it. */
  readonly part?: string | undefined;
  /** If given, only the first code block of a Markdown file that contains this text. */
  readonly block?: string | undefined;
}

/**
 * Code as it stands in the file where a test runs it, so that no page can differ from it.
 * @throws {Error} if the file does not have that part
 */
export function sourceOf({ file, part, block }: Shown): { code: string; lang: string } {
  const text = readFileSync(join(repository, file), 'utf8').replaceAll('\r\n', '\n');
  if (block !== undefined) return blockWith(text, block, file);
  const lang = extname(file).slice(1);
  if (part === undefined) return { code: text.trimEnd(), lang };
  const declaration = new RegExp(
    `^(?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?(?:export )?(?:async )?(?:function|const|interface|class) ${part}\\b[\\s\\S]*?^[})][;)]*$`,
    'm',
  );
  const [code] = declaration.exec(text) ?? [];
  if (code === undefined) throw new Error(`${file} declares no ${part}.`);
  return { code, lang };
}

function blockWith(text: string, words: string, file: string): { code: string; lang: string } {
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const found = blocks.find(([, , code = '']) => code.includes(words));
  if (!found) throw new Error(`${file} has no code block with ${words}.`);
  return { code: (found[2] ?? '').trimEnd(), lang: found[1] ?? '' };
}
