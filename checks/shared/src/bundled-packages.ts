import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from './manifest.ts';
import { repository } from './repository.ts';
import type { Tarball } from './tarball.ts';

/**
 * `name@version` of the packages whose code a tarball holds beside its own, according to its source maps.
 * @throws {Error} if a source belongs to no package
 */
export async function bundledPackages(
  tarball: Pick<Tarball, 'folder' | 'files' | 'source'>,
): Promise<string[]> {
  const { folder, files } = tarball;
  const source = join(repository, tarball.source);
  const own = await ownerOf(join(source, 'package.json'));
  const owners = new Set<string>();
  for (const map of files.filter((file) => /\.[cm]?js\.map$/.test(file))) {
    const { sources, sourceRoot = '' } = JSON.parse(await readFile(join(folder, map), 'utf8')) as {
      sources: string[];
      sourceRoot?: string;
    };
    for (const path of sources) {
      owners.add(await ownerOf(resolve(source, dirname(map), sourceRoot, path)));
    }
  }
  owners.delete(own);
  return [...owners].toSorted();
}

/** The package that a file belongs to: the nearest package.json above it that has a name and a version. */
async function ownerOf(file: string): Promise<string> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { name, version } = JSON.parse(await readFile(manifest, 'utf8')) as Partial<Manifest>;
      if (name && version) return `${name}@${version}`;
    }
    if (folder === dirname(folder)) throw new Error(`${file} belongs to no package.`);
  }
}
