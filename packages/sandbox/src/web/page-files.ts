import { readFileSync } from 'node:fs';

// The build copies src/web/assets to dist/assets, so the same words find it from both places.
const folder = new URL('./assets/', import.meta.url);

/** One of the files of the web page, read from disk each time. */
export function readPageFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
