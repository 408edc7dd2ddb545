// Of the packages what they print: their addresses, which none of them exports.
/* oxlint-disable no-restricted-imports */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorNames } from '../src/errors/page.ts';
import { base, languages, origin } from '../src/site.ts';
import { cases } from '../../../packages/sandbox/src/check/cases.ts';
import { docsOf } from '../../../packages/sandbox/src/world/site.ts';
import { namedPages } from '../../../packages/sdk/src/doctor/check.ts';
import { englishPage, pageOf } from '../../../packages/sdk/src/errors/docs.ts';
import { builtPages } from './built-site.ts';

const site = new URL(base, origin).href;
const built = new Set(builtPages.map(({ path }) => site + path));
const packages = join(import.meta.dirname, '../../../packages');

test('each package knows the address of the site in one place, and it is the right one', () => {
  const files = globSync('*/{src,bin,templates}/**/*.{ts,js,html}', { cwd: packages });
  const naming = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(packages, file), 'utf8').includes(new URL(site).host));
  expect(naming.sort()).toEqual(['sandbox/src/world/site.ts', 'sdk/src/errors/docs.ts']);
  expect(docsOf('launch')).toEqual({ mn: `${site}launch/`, en: `${site}en/launch/` });
  expect(pageOf('unknown')).toBe(`${site}e/unknown/`);
});

test('every code and every rule has a page in both languages', () => {
  for (const name of new Set(Object.values(errorNames).flat())) {
    expect(Object.values(docsOf(`e/${name}`)).filter((address) => !built.has(address))).toEqual([]);
    expect(pageOf(name)).toBe(docsOf(`e/${name}`).mn);
  }
});

test('every page of an error is about a code or rule that a package has', () => {
  const names = new Set(Object.values(errorNames).flat());
  const pages = builtPages.flatMap(({ path }) => /^(?:en\/)?e\/(.+)\/$/.exec(path)?.[1] ?? []);
  expect(pages.length).toBe(names.size * Object.keys(languages).length);
  expect(pages.filter((name) => !names.has(name))).toEqual([]);
});

test.each(namedPages)('the doctor leads to %s, which is there', (page) => {
  expect(built).toContain(englishPage(page));
});

test.each(cases.map(({ name, page }) => ({ name, page })))(
  'the case $name of the check leads to $page, which is there',
  ({ page }) => {
    const addresses = Object.values(docsOf(page));
    expect(addresses).toHaveLength(2);
    for (const address of addresses) expect(built).toContain(address);
  },
);
