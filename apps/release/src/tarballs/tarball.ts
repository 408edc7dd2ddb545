import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { succeed } from '../../../runtimes/src/child.ts';
import { publishedPackages, repository, type Manifest } from '../published-packages.ts';

/** A package as the registry gets it. */
export interface Tarball {
  readonly name: string;
  /** Where its source is, from the repository's root. */
  readonly source: string;
  /** The `.tgz`. */
  readonly file: string;
  /** Where it was unpacked. */
  readonly folder: string;
  /** Every file, from `folder`, in the order of the alphabet. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
}

/** Packs every published package into a folder, with the names that changesets gives them. */
export async function pack(folder: string): Promise<void> {
  for (const { folder: source, name, manifest } of publishedPackages()) {
    const out = join(folder, fileName(name, manifest.version));
    await succeed('pnpm', ['pack', '--out', out], { cwd: join(repository, source) });
  }
}

/** Unpacks the tarballs of a folder beside themselves. A release that is tried again has only some left. */
export async function unpack(folder: string): Promise<Tarball[]> {
  const packages = publishedPackages()
    .map((of) => ({ ...of, file: join(folder, fileName(of.name, of.manifest.version)) }))
    .filter(({ file }) => existsSync(file));
  if (packages.length === 0) throw new Error(`There is no tarball in ${folder}.`);
  return Promise.all(
    packages.map(async ({ folder: source, name, file }) => {
      const unpacked = join(folder, 'unpacked', source);
      await mkdir(unpacked, { recursive: true });
      await succeed('tar', ['-xzf', file, '-C', unpacked, '--strip-components=1'], { cwd: folder });
      const text = await readFile(join(unpacked, 'package.json'), 'utf8');
      return {
        name,
        source,
        file,
        folder: unpacked,
        files: await filesOf(unpacked),
        manifest: JSON.parse(text) as Manifest,
      };
    }),
  );
}

function fileName(name: string, version: string): string {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .toSorted();
}
