import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesNamed, readText, repository } from './repository.ts';

type Dependencies = Readonly<Record<string, string>>;

/** The fields of a package.json that a check asks for. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, Target>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devEngines?: { readonly packageManager: { readonly version: string } };
  readonly [field: string]: unknown;
}

/** A file under `exports` of a package.json, or the files by their conditions. */
export type Target = string | { readonly [condition: string]: Target };

/** The file that a program with these conditions, and `default`, gets. */
export function resolved(target: Target | undefined, ...has: string[]): string | undefined {
  if (typeof target !== 'object') return target;
  for (const [condition, inner] of Object.entries(target)) {
    const file = [...has, 'default'].includes(condition) && resolved(inner, ...has);
    if (file) return file;
  }
  return undefined;
}

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  /** From the top of the repository, such as `packages/sdk`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The package.json at a path from the top of this repository. */
export function readManifest(path: string): Manifest {
  return JSON.parse(readText(path)) as Manifest;
}

/** Every package.json of this repository, also those of installs of their own: path -> manifest. */
export function allManifests(): Map<string, Manifest> {
  const paths = filesNamed('package.json', '**/package.json');
  return new Map(paths.map((path) => [path, readManifest(path)]));
}

/** Every package of a repository, by folder. */
export function workspacePackages(root: string = repository): WorkspacePackage[] {
  return globSync(['spec/package.json', '{packages,apps,checks}/*/package.json'], { cwd: root })
    .toSorted()
    .map((path) => {
      const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
      return { name: manifest.name, folder: dirname(path).replaceAll('\\', '/'), manifest };
    });
}

/** The packages that merchants can install: all that are not private. */
export function publishedPackages(root: string = repository): WorkspacePackage[] {
  return workspacePackages(root).filter(({ manifest }) => manifest.private !== true);
}
