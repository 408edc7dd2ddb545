import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { deadLinks } from '../src/tarballs/readme-links.ts';
import { foreignImports } from '../src/tarballs/foreign-imports.ts';
import { brokenSourceMaps } from '../src/tarballs/source-maps.ts';
import type { Tarball } from '@monpay-miniapp/shared/tarball';
import { releaseProject } from '../src/tools.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A tarball, unpacked, with these files in it. */
function tarball(files: Readonly<Record<string, string>>, manifest: object = {}): Tarball {
  const folder = mkdtempSync(join(tmpdir(), 'release-broken-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    name: 'broken',
    source: 'packages/broken',
    file: '',
    folder,
    files: Object.keys(files).toSorted(),
    manifest: { name: 'broken', version: '1.0.0', ...manifest },
  };
}

describe('a source map', () => {
  const code = 'const a = 1;\nexport { a };\n//# sourceMappingURL=a.js.map';
  const map = (fields: object): string => JSON.stringify({ sources: ['../src/a.ts'], ...fields });

  test.each([
    ['leads to a source that is shipped', { 'src/a.ts': '', 'dist/a.js.map': map({}) }, []],
    ['has its source in it', { 'dist/a.js.map': map({ sourcesContent: ['const a = 1'] }) }, []],
    [
      'follows its root',
      { 'lib/a.ts': '', 'dist/a.js.map': map({ sources: ['a.ts'], sourceRoot: '../lib' }) },
      [],
    ],
    [
      'leads nowhere',
      { 'dist/a.js.map': map({}) },
      ['dist/a.js.map: ../src/a.ts is neither shipped nor embedded'],
    ],
    [
      'has one source of two',
      { 'src/a.ts': '', 'dist/a.js.map': map({ sources: ['../src/a.ts', '../src/b.ts'] }) },
      ['dist/a.js.map: ../src/b.ts is neither shipped nor embedded'],
    ],
    ['is not there', {}, ['dist/a.js names a.js.map, which is not there']],
  ])('%s', async (_, files, broken) => {
    expect(await brokenSourceMaps(tarball({ 'dist/a.js': code, ...files }))).toEqual(broken);
  });

  test('must be named by what was built, and not by what only passes on', async () => {
    const files = {
      'dist/a.d.ts': 'export declare const a: 1;',
      'dist/index.js': "import { a } from './a.js';\nexport { a };\n",
      'dist/index.d.ts': "export * from './a.js';\n",
      'dist/assets/page.js': 'export const a = 1;',
    };
    expect(await brokenSourceMaps(tarball(files))).toEqual(['dist/a.d.ts names no map']);
  });
});

test('imports lead to Node, to optional peers in types only, and nowhere else', async () => {
  const files = {
    'dist/a.js':
      "import 'node:fs'; import '#own'; import './b.js'; import 'zod'; await import('hono/x'); import('hono'); const text = 'from \"x\"';",
    'dist/a.d.ts':
      "import type { Hono } from 'hono'; import type { Z } from 'zod'; export * from './b.js';",
  };
  const manifest = { imports: { '#own': './b.js' }, peerDependencies: { hono: '^4' } };
  expect(await foreignImports(tarball(files, manifest))).toEqual([
    'dist/a.d.ts: zod',
    'dist/a.js: zod',
    'dist/a.js: hono/x',
    'dist/a.js: hono',
  ]);
});

test('links of a README lead to what is there', () => {
  const readme = [
    '# A `b` & c, d',
    '[heading](#a-b--c-d) [gone](#e) [file](src/tarballs#L1) [folder](../runtimes) [lost](../nowhere/a.md "A")',
    '[page](https://host.example/a) [open](http://host.example/a)',
    '```md\n[code](lost.md)\n```',
    '[named]: other/lost.md',
  ].join('\n');
  expect(deadLinks(readme, releaseProject)).toEqual([
    '#e',
    '../nowhere/a.md',
    'http://host.example/a',
    'other/lost.md',
  ]);
});
