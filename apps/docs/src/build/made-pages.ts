import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { errorNames, errorPage } from '../errors/page.ts';
import { phoneSheets } from '../phone/document.ts';
import { httpFile, postmanCollection } from '../reference/files.ts';
import { libraries, libraryPage } from '../reference/library-page.ts';
import { referencePage } from '../reference/page.ts';
import { languages, type Language } from '../site.ts';
import { manualNames, manualPage } from './manuals.ts';
import { pagesFolder } from './pages.ts';

/**
 * Makes what nobody writes: in both languages the page of each code, the references and the manuals, the files with
 * requests to send, and the style sheet of the phone.
 */
export function madePages(): AstroIntegration {
  return {
    name: 'made-pages',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const files = new URL('public/', config.root);
        write(
          new URL('monpay.postman_collection.json', files),
          `${JSON.stringify(postmanCollection(), undefined, 2)}\n`,
        );
        write(new URL('monpay.http', files), httpFile());
        write(new URL('src/phone/made-sheets.css', config.root), phoneSheets());
        for (const language of Object.keys(languages) as Language[]) {
          const folder = join(pagesFolder, languages[language]);
          write(join(folder, 'reference.md'), referencePage(language));
          for (const name of Object.keys(libraries) as (keyof typeof libraries)[]) {
            write(join(folder, `reference/${name}.md`), libraryPage(name, language));
          }
          for (const name of manualNames) {
            write(join(folder, `manual/${name}.md`), manualPage(name, language));
          }
          for (const name of new Set(Object.values(errorNames).flat())) {
            write(join(folder, `e/${name}.md`), errorPage(name, language));
          }
        }
      },
    },
  };
}

/** A page that has not changed keeps its time, or whoever writes would wait for it again. */
function write(file: string | URL, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (typeof file === 'string') mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
