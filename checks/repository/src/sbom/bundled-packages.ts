import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Tarball } from './tarball.ts';

/** `name@version` of the packages whose code a tarball holds, besides its own: what its source maps name. */
export function bundledPackages(folder: string, { sourceMaps }: Tarball): string[] {
  const own = ownerOf(join(folder, 'package.json'));
  const owners = [...sourceMaps].flatMap(([path, text]) => {
    const { sources, sourceRoot = '' } = JSON.parse(text) as {
      sources: string[];
      sourceRoot?: string;
    };
    return sources.map((source) => ownerOf(resolve(folder, dirname(path), sourceRoot, source)));
  });
  return [...new Set(owners)].filter((owner) => owner !== own).sort();
}

/**
 * The package that a file belongs to: the nearest package.json above it that has a name and a version.
 * @throws {Error} where there is none, because then nobody would know whose code it is
 */
function ownerOf(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (name && version) return `${name}@${version}`;
    }
    if (folder === dirname(folder)) throw new Error(`${file} belongs to no package.`);
  }
}
