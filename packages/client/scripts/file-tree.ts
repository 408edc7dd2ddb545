import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Path inside the folder, with `/` -> text, with line endings as LF; sorted by path. */
export type FileTree = ReadonlyMap<string, string>;

export function readText(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** A folder that is not there is an empty tree. */
export function readTree(folder: string): FileTree {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).split(sep).join('/'), readText(file)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export interface Difference {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
}

/** What was done to `before` to arrive at `after`. */
export function differences(before: FileTree, after: FileTree): Difference[] {
  const found: Difference[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    if (!before.has(path)) found.push({ path, kind: 'added' });
    else if (!after.has(path)) found.push({ path, kind: 'removed' });
    else if (before.get(path) !== after.get(path)) found.push({ path, kind: 'changed' });
  }
  return found;
}
