import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allPages } from '../src/build/pages.ts';
import { base, origin } from '../src/site.ts';
import { builtFolder, readPages } from './built-site.ts';

const read = (path: string): string => readFileSync(join(builtFolder, path), 'utf8');

test('llms.txt lists each page in both languages, and each of its links leads to Markdown', () => {
  const links = [...read('llms.txt').matchAll(/\]\((\S+)\): \S/g)].map(([, href = '']) => href);
  expect(links).toHaveLength(allPages('').length + allPages('en/').length);
  for (const href of links) {
    expect(read(href.replace(new URL(base, origin).href, ''))).toMatch(/^# \S/);
  }
});

test.each(readPages.filter(({ path }) => path !== '404.html'))(
  '/$path is there as Markdown',
  ({ path }) => {
    expect(existsSync(join(builtFolder, path, 'index.md'))).toBe(true);
  },
);

test('code, drawings and tabs are text', () => {
  expect(read('start/index.md')).toMatch(/\*\*Hono\*\*\n\n {3}```ts\n {3}import \{ serve \}/);
  expect(read('en/payments/index.md')).toContain('Your server → MonPay: 4. checks the invoice');
  expect(read('recipes/express/index.md')).toContain('import express, { type ErrorRequestHandler');
  expect(read('en/try/index.md')).toContain('/try/phone/?lang=en)');
  for (const path of ['start/', 'try/', 'en/payments/', 'recipes/next/', 'reference/']) {
    const prose = read(`${path}index.md`).replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
    expect(prose).not.toMatch(/^ *<\/?[A-Z]|^import .* from '\.\.|<span/m);
  }
});
