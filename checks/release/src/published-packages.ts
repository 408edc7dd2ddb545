import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository that this file is in. */
export const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** What is asked of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, Target>>;
  readonly [field: string]: unknown;
}

/** A file under `exports` of a package.json, or the files by their conditions. */
export type Target = string | { readonly [condition: string]: Target };

/** The file that a program gets that has these conditions, beside `default`. */
export function resolved(target: Target | undefined, ...has: string[]): string | undefined {
  if (typeof target !== 'object') return target;
  for (const [condition, inner] of Object.entries(target)) {
    const file = [...has, 'default'].includes(condition) && resolved(inner, ...has);
    if (file) return file;
  }
  return undefined;
}

/** A package of the workspace that is published. */
export interface PublishedPackage {
  readonly name: string;
  /** From the repository's root, such as `packages/sdk`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package of a repository's workspace, by folder. */
export function workspacePackages(root: string = repository): PublishedPackage[] {
  return globSync(['spec/package.json', '{packages,apps,checks}/*/package.json'], { cwd: root })
    .toSorted()
    .map((path) => {
      const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
      return { name: manifest.name, folder: dirname(path), manifest };
    });
}

/** The packages that merchants can install: all that are not private. */
export function publishedPackages(root: string = repository): PublishedPackage[] {
  return workspacePackages(root).filter(({ manifest }) => manifest.private !== true);
}
