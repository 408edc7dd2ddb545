import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a run leaves what the next one need not do again. */
export const resultsFolder = fileURLToPath(new URL('../results', import.meta.url));

/** Forgets earlier runs. */
export function forgetResults(): void {
  rmSync(resultsFolder, { recursive: true, force: true });
}

/**
 * The mutants that were noticed in earlier runs, by their keys: whoever starts again, after an interruption or
 * with new tests, goes on with the others. A changed source file has other keys.
 */
export class Noticed {
  readonly #file = join(resultsFolder, 'noticed.txt');
  readonly #keys: Set<string>;

  constructor() {
    mkdirSync(resultsFolder, { recursive: true });
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    this.#keys = new Set(text.split('\n'));
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(key: string): void {
    this.#keys.add(key);
    appendFileSync(this.#file, `${key}\n`);
  }
}
