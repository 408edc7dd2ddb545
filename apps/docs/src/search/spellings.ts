import { copyFileSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { glossary } from './glossary.ts';

/** Before the pages are indexed: lets what explains a word come before the short pages of errors and the long lists that have it. */
export function weighPages(): AstroIntegration {
  return {
    name: 'weigh-pages',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const [pattern, weight] of Object.entries(weights)) {
          for (const path of pagesBelow(dir, pattern)) {
            const html = readFileSync(path, 'utf8');
            const lighter = ` data-pagefind-body data-pagefind-weight="${weight}"`;
            writeFileSync(path, html.replace(' data-pagefind-body', lighter));
          }
        }
      },
    },
  };
}

const weights = { '{e,en/e}/**/*.html': 0.1, '{,en/}{manual,reference}/*/*.html': 0.2 };

/** After that: puts a search before Pagefind's own that asks for other spellings, too. */
export function searchInSpellings(): AstroIntegration {
  return {
    name: 'search-in-spellings',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const own = fileURLToPath(new URL('pagefind/pagefind.js', dir));
        // It finds the folder of the index by this beginning of its name.
        renameSync(own, `${own}.index.js`);
        copyFileSync(join(import.meta.dirname, 'search.js'), own);
        const lists = { glossary: Object.entries(glossary), words: wordsOf(dir) };
        writeFileSync(
          join(own, '../words.js'),
          Object.entries(lists)
            .map(([name, list]) => `export const ${name} = ${JSON.stringify(list)};\n`)
            .join(''),
        );
      },
    },
  };
}

/** The words of the Mongolian pages that a keyboard without ө and ү can't type, the shortest first. */
function wordsOf(dir: URL): string[] {
  const words = new Set(
    pagesBelow(dir, '**/*.html')
      .map((path) => readFileSync(path, 'utf8'))
      .filter((html) => /<html[^>]*\slang="mn"/.test(html))
      .flatMap(
        (html) =>
          html
            .replaceAll(/<[^>]*>/g, ' ')
            .toLowerCase()
            .match(/[а-яёөү]+/g) ?? [],
      ),
  );
  return [...words].filter((word) => /[өү]/.test(word)).sort((a, b) => a.length - b.length);
}

function pagesBelow(dir: URL, pattern: string): string[] {
  const folder = fileURLToPath(dir);
  return globSync(pattern, { cwd: folder }).map((file) => join(folder, file));
}
