import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, WorkspacePackage } from '@monpay-miniapp/shared/manifest';

const workspaceFile = 'pnpm-workspace.yaml';

/**
 * What a package's build takes in of others, and that has another version than it had: a raised zod reaches
 * merchants, although no file of the package differs.
 * @param before - a file's text as it was, by its path from the repository's root
 */
export function bundledChanges(
  repository: string,
  { folder, manifest }: WorkspacePackage,
  before: (path: string) => string,
): string[] {
  const old = JSON.parse(before(`${folder}/package.json`) || '{}') as Partial<Manifest>;
  const catalogs = [before(workspaceFile), readFileSync(join(repository, workspaceFile), 'utf8')];
  return importedPackages(join(repository, folder)).flatMap((name) => {
    const now = versionOf(manifest, name, catalogs[1]);
    return now === undefined || now === versionOf(old, name, catalogs[0])
      ? []
      : [`the version of ${name}, which is bundled`];
  });
}

/** The packages whose code, and not only types, the source imports. */
function importedPackages(folder: string): string[] {
  const statement = /^(?:import|export)\s(?!type\s)[^;]*?\bfrom '((?:@[\w.-]+\/)?[\w.-]+)/gm;
  const names = globSync('src/**/*.ts', { cwd: folder }).flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(statement)].map(([, name = '']) => name),
  );
  return [...new Set(names)].toSorted();
}

function versionOf(
  manifest: Partial<Manifest>,
  name: string,
  workspace: string | undefined,
): string | undefined {
  const version = (manifest['devDependencies'] as Record<string, string> | undefined)?.[name];
  if (version !== 'catalog:') return version;
  const entries = (workspace ?? '').matchAll(/^ +['"]?([^\s'":]+)['"]?: *(\S+)/gm);
  return [...entries].find(([, entry]) => entry === name)?.[2];
}
