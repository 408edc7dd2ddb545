import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleNames } from '../src/reference/examples.ts';
import { libraries, modulesOf } from '../src/reference/library-page.ts';
import { builtPages } from './built-site.ts';

const packages = join(import.meta.dirname, '../../../packages');
const names = Object.keys(libraries) as (keyof typeof libraries)[];

/** What a module exports, by the snapshot that its package is published with. */
function exportedBy(library: string, module: string): string[] {
  const short = module.split('/').slice(2).join('') || 'index';
  const file = join(packages, library, 'published/api', `${short}.d.ts`);
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^export (?:declare )?(?:\w+ )+?(\w+)(?=[\s<(:;=])/gm)]
    .map(([, name = '']) => name)
    .sort();
}

describe.each(names)('the reference of the %s', (library) => {
  const pages = ['', 'en/'].map(
    (prefix) => builtPages.find(({ path }) => path === `${prefix}reference/${library}/`)?.html,
  );

  test.each(modulesOf(library))(
    'has everything that %s exports, and nothing else',
    (module, found) => {
      expect(found.map(({ name }) => name).sort()).toEqual(exportedBy(library, module));
    },
  );

  test.each(
    modulesOf(library).flatMap(([module, found]) => found.map((one) => ({ ...one, module }))),
  )(
    '$name of $module has a signature and a sentence, in the table of contents, too',
    ({ name, module, text, signature }) => {
      expect(signature).toContain(name);
      expect(text).toMatch(/^\S.*[.:)`]$/);
      const short = module.split('/').length > 2 ? `-${module.split('/').at(-1)}` : '';
      const ids = [name.toLowerCase(), `${name.toLowerCase()}${short}`];
      for (const html of pages) {
        expect(ids.some((id) => html?.includes(`<h3 id="${id}"`))).toBe(true);
        expect(ids.some((id) => html?.includes(`href="#${id}"`))).toBe(true);
      }
    },
  );

  test('each function has an example', () => {
    const [[, found] = ['', []]] = modulesOf(library);
    const functions = found.filter(({ kind }) => kind === 'function').map(({ name }) => name);
    expect(functions.length).toBeGreaterThan(0);
    expect(functions.filter((name) => !exampleNames.has(name))).toEqual([]);
  });
});

test('each example is of something that is exported', () => {
  const exported = new Set(names.flatMap((name) => modulesOf(name)[0]![1].map((one) => one.name)));
  expect([...exampleNames].filter((name) => !exported.has(name))).toEqual([]);
});
