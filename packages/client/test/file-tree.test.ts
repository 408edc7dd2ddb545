import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { differences, readTree } from '../scripts/file-tree.ts';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'file-tree-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('line endings are no difference', () => {
  const unix = readTree(folderWith({ 'models/index.ts': 'a\nb\n' }));
  const windows = readTree(folderWith({ 'models/index.ts': 'a\r\nb\r\n' }));

  expect(differences(unix, windows)).toEqual([]);
});

test('every file that was added, removed or changed is a difference, hidden ones too', () => {
  const before = readTree(folderWith({ '.hidden/VERSION': '1', 'a.ts': '', 'b.ts': '' }));
  const after = readTree(folderWith({ '.hidden/VERSION': '2', 'b.ts': '', 'c/d.ts': '' }));

  expect(differences(before, after)).toEqual([
    { path: '.hidden/VERSION', kind: 'changed' },
    { path: 'a.ts', kind: 'removed' },
    { path: 'c/d.ts', kind: 'added' },
  ]);
});

test('a folder that is not there is an empty tree', () => {
  expect(readTree(join(folderWith({}), 'nowhere')).size).toBe(0);
});
