import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const starlight = join(import.meta.dirname, '../node_modules/@astrojs/starlight/dist');
const ours = JSON.parse(
  readFileSync(join(import.meta.dirname, '../src/content/i18n/mn.json'), 'utf8'),
) as Record<string, string>;

test('mn.json has every word that the installed Starlight shows, and no other', async () => {
  const words = (await import(pathToFileURL(join(starlight, 'schemas/i18n.js')).href)) as {
    builtinI18nSchema(): { shape: Record<string, unknown> };
  };
  const wanted = Object.keys(words.builtinI18nSchema().shape);
  expect(wanted).toEqual(
    expect.arrayContaining([
      'skipLink.label',
      'pagefind.zero_results',
      'expressiveCode.copyButtonCopied',
    ]),
  );
  expect(Object.keys(ours).sort()).toEqual(wanted.sort());
});

test('each of them is Mongolian, with the same words to be filled in', async () => {
  const { default: english } = (await import(
    pathToFileURL(join(starlight, 'translations/en.js')).href
  )) as { default: Record<string, string> };
  const places = (text: string): string[] => text.match(/\{\{\w+\}\}|\[[A-Z_]+\]/g)?.sort() ?? [];
  expect(Object.entries(english).length).toBeGreaterThan(20);
  for (const [key, text] of Object.entries(english)) {
    expect(places(ours[key] ?? ''), key).toEqual(places(text));
    if (key !== 'search.ctrlKey') expect(ours[key], key).toMatch(/[а-яөүё]{3}/i);
  }
});
