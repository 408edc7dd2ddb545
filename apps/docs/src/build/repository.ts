import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's folder. Astro runs what it has bundled from a folder of its own, so it is looked for. */
export const repository = find(import.meta.dirname);

function find(folder: string): string {
  if (existsSync(join(folder, 'turbo.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('The site is built outside of its repository.');
  return find(above);
}

/** The version of the packages, which move together. */
export const packageVersion = (
  JSON.parse(readFileSync(join(repository, 'packages/sdk/package.json'), 'utf8')) as {
    version: string;
  }
).version;
