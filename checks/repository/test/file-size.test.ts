import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesNamed, readText, repository } from '@monpay-miniapp/shared/repository';

const most = 220;

/** What nobody wrote by hand. */
const made = /\/(?:generated|published|results)\//;

/** Files that are one table, which reads best in one piece. */
const tables: Readonly<Record<string, string>> = {
  'packages/sandbox/src/web/assets/english.js': 'all words of the page in one language',
  'packages/sandbox/src/web/assets/mongolian.js': 'all words of the page in the other',
};

const kinds = ['ts', 'js', 'mjs', 'css', 'html', 'php', 'java', 'astro', 'sh'];
const files = filesNamed(...kinds.map((kind) => `*.${kind}`)).filter(
  (file) => !made.test(file) && existsSync(join(repository, file)),
);

test(`no source file has over ${most} lines but tables`, () => {
  const long = files.filter((file) => readText(file).trimEnd().split('\n').length > most);
  expect(files.length).toBeGreaterThan(500);
  expect(long.toSorted()).toEqual(Object.keys(tables).toSorted());
});
