import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { publishedPackages, type Manifest, type WorkspacePackage } from './manifest.ts';
import { repository } from './repository.ts';
import { succeed } from './run.ts';

/** A package as the registry gets it. */
export interface Tarball {
  readonly name: string;
  /** Where its source is, from the top of the repository. */
  readonly source: string;
  /** The `.tgz`. */
  readonly file: string;
  /** Where it was unpacked. */
  readonly folder: string;
  /** Every file, from `folder`, in alphabetical order. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
}

/** Packs published packages, all unless named, into a folder, under the names that changesets gives them. */
export async function pack(folder: string, names?: readonly string[]): Promise<void> {
  for (const of of publishedPackages()) {
    if (names && !names.includes(of.name)) continue;
    await succeed('pnpm', ['pack', '--out', fileOf(folder, of)], {
      cwd: join(repository, of.folder),
      timeout: 120_000,
    });
  }
}

/**
 * Unpacks the tarballs of a folder into another. A release that is tried again has only some left.
 * @throws {Error} if there is none
 */
export async function unpack(folder: string, into: string): Promise<Tarball[]> {
  const packages = publishedPackages().filter((of) => existsSync(fileOf(folder, of)));
  if (packages.length === 0) throw new Error(`There is no tarball in ${folder}.`);
  return Promise.all(
    packages.map(async (of) => {
      const file = fileOf(folder, of);
      const unpacked = join(into, of.folder);
      await mkdir(unpacked, { recursive: true });
      await succeed('tar', ['-xzf', file, '-C', unpacked, '--strip-components=1'], { cwd: folder });
      const text = await readFile(join(unpacked, 'package.json'), 'utf8');
      return {
        name: of.name,
        source: of.folder,
        file,
        folder: unpacked,
        files: await filesOf(unpacked),
        manifest: JSON.parse(text) as Manifest,
      };
    }),
  );
}

function fileOf(folder: string, { name, manifest }: WorkspacePackage): string {
  return join(folder, `${name.replace(/^@/, '').replace('/', '-')}-${manifest.version}.tgz`);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .toSorted();
}
