import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as forNode from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'browser-entry-'));
afterAll(() => rmSync(folder, { recursive: true }));
const built = new URL('../dist/browser.js', import.meta.url);
copyFileSync(built, join(folder, 'browser.js'));
writeFileSync(
  join(folder, 'needs-node.js'),
  "import 'node:fs';\nexport { on } from 'node:process';\nconst os = import('os');\nBuffer.from(String(os));\nprocess.exit();\nsetImmediate(() => {});\n",
);
// Each name that a file has from nowhere has to be one of a browser's, and nothing may be imported.
writeFileSync(
  join(folder, 'rules.json'),
  JSON.stringify({
    plugins: [],
    categories: { correctness: 'off' },
    env: { builtin: true, browser: true },
    rules: {
      'no-undef': 'error',
      'no-restricted-imports': ['error', { patterns: [{ group: ['*'] }] }],
    },
  }),
);

/** What a file needs of more than a browser, as the linter has it. */
function needs(file: string): string[] {
  const manifest = createRequire(import.meta.url).resolve('oxlint/package.json');
  const { bin } = createRequire(manifest)(manifest) as { bin: { oxlint: string } };
  const { stdout } = spawnSync(
    process.execPath,
    [join(dirname(manifest), bin.oxlint), '--config=rules.json', '--format=json', file],
    { cwd: folder, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
  return diagnostics.map(({ message }) => message);
}

const needed = needs('needs-node.js');

test('the file for web pages imports nothing and knows no global but a browser’s', async () => {
  expect(needs('browser.js')).toEqual([]);
});

test.each(['node:fs', 'node:process', 'os', 'Buffer', 'process', 'setImmediate'])(
  'that a file needs %s would be noticed',
  (name) => {
    expect(needed.filter((message) => message.startsWith(`'${name}' `))).toHaveLength(1);
  },
);

test('both entries export the same names', async () => {
  const forPages = (await import(built.href)) as object;
  expect(Object.keys(forPages).toSorted()).toEqual(Object.keys(forNode).toSorted());
});
