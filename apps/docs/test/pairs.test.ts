import { expect, test } from 'vitest';
import { hashOf, writtenPages, type WrittenPage } from '../src/build/pages.ts';

const mongolian = writtenPages('');
const english = new Map(writtenPages('en/').map((page) => [page.name, page]));

test('every page exists in both languages', () => {
  expect(mongolian.length).toBeGreaterThan(1);
  expect(mongolian.map(({ name }) => name)).toEqual([...english.keys()]);
});

test.each(mongolian)('$name says what the English page says', (page) => {
  const original = english.get(page.name)!;
  expect(page.matter['follows'], 'run `pnpm --dir apps/docs run follow` after translating').toBe(
    `'${hashOf(original)}'`,
  );
  expect(headings(page)).toEqual(headings(original));
  expect(blocks(page)).toEqual(blocks(original));
  expect(links(page)).toEqual(links(original));
});

test.each(mongolian)('$name is in Mongolian', ({ matter, body }) => {
  const prose = `${matter['title']} ${matter['description']} ${body.replaceAll(/```[\s\S]*?```|`[^`]*`|<[^>]*>|\([^)]*\)|^import .*$/gm, ' ')}`;
  expect(prose.match(/[а-яөүё]/gi)?.length ?? 0).toBeGreaterThan(
    prose.match(/[a-z]/gi)?.length ?? 0,
  );
});

/** How deep each heading is. */
function headings({ body }: WrittenPage): number[] {
  const prose = body.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
}

/** Code as it stands, and every source that is shown. */
function blocks({ body }: WrittenPage): string[] {
  return [...body.matchAll(/^ *```[\s\S]*?^ *```$|<Source [^>]*>/gm)].map(([block]) => block);
}

/** Where it leads, without what a reader reads. The targets of a page's own headings differ by language. */
function links({ body }: WrittenPage): string[] {
  return [...body.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target).sort();
}
