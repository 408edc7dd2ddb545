import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtFolder, builtPages, phonePath, readPages } from './built-site.ts';

/** The files that a page loads by itself. */
const loadedBy = (html: string): string[] =>
  [...html.matchAll(/<(?:script|link)\s[^>]*?(?:src|href)="[^"]*(_astro\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  );
const phone = builtPages.find(({ path }) => path === phonePath);

test('a sandbox and a shop are loaded by the phone, and by no other page', () => {
  const ofPhone = loadedBy(phone?.html ?? '').filter((file) =>
    readFileSync(join(builtFolder, file), 'utf8').includes('shop.invalid'),
  );
  expect(ofPhone).toHaveLength(1);
  const others = readPages.filter(({ html }) =>
    loadedBy(html).some((file) => ofPhone.includes(file)),
  );
  expect(others.map(({ path }) => path)).toEqual([]);
});

test('they are no more than a picture: 150 kB', () => {
  const scripts = globSync('_astro/*.js', { cwd: builtFolder })
    .map((file) => readFileSync(join(builtFolder, file), 'utf8'))
    .filter((text) => text.includes('shop.invalid') || text.includes('monpay-sandbox.'));
  const bytes = scripts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(150_000);
});

test('the phone is shown by its page in both languages, and by no other', () => {
  const framing = builtPages.filter(({ html }) => html.includes('<iframe '));
  expect(framing.map(({ path }) => path)).toEqual(['en/try/', 'try/']);
  for (const { html } of framing) expect(html).toContain("frame-src 'self'");
});
