import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { errorNames, errorPage } from '../errors/page.ts';
import { languages, type Language } from '../site.ts';
import { pagesFolder } from './pages.ts';

/** Makes the page of each code, in both languages, among the pages that somebody wrote. */
export function errorPages(): AstroIntegration {
  return {
    name: 'error-pages',
    hooks: {
      'astro:config:setup': () => {
        for (const language of Object.keys(languages) as Language[]) {
          for (const name of new Set(Object.values(errorNames).flat())) {
            write(
              join(pagesFolder, languages[language], `e/${name}.md`),
              errorPage(name, language),
            );
          }
        }
      },
    },
  };
}

/** A page that has not changed keeps its time, or whoever writes would wait for it again. */
function write(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
