import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledPackages } from '../src/bundled-packages.ts';

/** The packages of a tarball of spec/ that holds one source map. */
async function bundledIn(map: object): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'monpay-bundled-'));
  try {
    writeFileSync(join(folder, 'a.js.map'), JSON.stringify(map));
    return await bundledPackages({ folder, files: ['a.js.map'], source: 'spec' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what is bundled is named by its source maps, without the package itself', async () => {
  const sources = ['package.json', '../checks/shared/src/run.ts'];
  expect(await bundledIn({ sources })).toEqual(['@monpay-miniapp/shared@0.0.0']);
  expect(await bundledIn({ sources: ['openapi.yaml'], sourceRoot: '../checks/shared/' })).toEqual([
    '@monpay-miniapp/shared@0.0.0',
  ]);
});

test('code that belongs to no package is an error', async () => {
  await expect(bundledIn({ sources: ['/nowhere/at/all.js'] })).rejects.toThrow(
    'belongs to no package',
  );
});
