import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript-6';
import type { Tarball } from '@monpay-miniapp/shared/tarball';

/** Every import that leads out of the package, other than to Node, its optional peers, its own entries, or what it maps itself. */
export async function foreignImports({ folder, files, manifest }: Tarball): Promise<string[]> {
  const own = [
    String(manifest.name),
    ...Object.keys((manifest['imports'] as object | undefined) ?? {}),
  ];
  const peers = Object.keys((manifest['peerDependencies'] as object | undefined) ?? {});
  const foreign: string[] = [];
  for (const file of files.filter((path) => /^dist\/.*\.(?:c?js|d\.c?ts)$/.test(path))) {
    // Only types may come from a peer: which framework there is, the merchant decides.
    const allowed = /\.d\.c?ts$/.test(file) ? peers : own;
    const text = await readFile(join(folder, file), 'utf8');
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const known = allowed.some((name) => fileName === name || fileName.startsWith(`${name}/`));
      if (!/^\.|^node:/.test(fileName) && !known) foreign.push(`${file}: ${fileName}`);
    }
  }
  return foreign;
}
