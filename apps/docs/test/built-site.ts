import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the built site. */
export const builtFolder = join(import.meta.dirname, '../dist');

/** A built page. */
export interface BuiltPage {
  /** Its address below the base, such as `en/start/`. */
  readonly path: string;
  readonly html: string;
}

/** Every built page. */
export const builtPages: readonly BuiltPage[] = globSync('**/*.html', { cwd: builtFolder })
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map((file) => ({
    path: file.replace(/(?:^|(?<=\/))index\.html$/, ''),
    html: readFileSync(join(builtFolder, file), 'utf8'),
  }));

/** The document in the frame of a page, which is a part of that page. */
export const phonePath = 'try/phone/';

/** Every built page that a reader comes to. */
export const readPages = builtPages.filter(({ path }) => path !== phonePath);
