import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, gitAgrees, gitLines } from '../git.ts';
import type { WorkspacePackage } from '@monpay-miniapp/shared/manifest';
import { bundledChanges } from './bundled.ts';

/** Fields of package.json that are not packed, or that a release itself writes. */
const unshipped = new Set(['devDependencies', 'scripts', 'version']);

/** The files behind what a package publishes that differ from the commit `base`, from the repository's root. */
export function shippedChanges(repository: string, of: WorkspacePackage, base: string): string[] {
  const { folder, manifest } = of;
  const listed = (manifest.files ?? []).filter((path) => !/^!|^CHANGELOG\.md$/.test(path));
  const sources = ['README.md', 'tsdown.config.ts', 'tsconfig.build.json', ...listed];
  // The repository's licence is packed with each package.
  const paths = ['LICENSE', ...sources.map((path) => `${folder}/${path}`)];
  const changed = [
    ...gitLines(repository, 'diff', '--name-only', base, '--', ...paths),
    ...gitLines(repository, 'ls-files', '--others', '--exclude-standard', '--', ...paths),
    ...bundledChanges(repository, of, (path) => before(repository, base, path)),
  ];
  const path = `${folder}/package.json`;
  return packed(before(repository, base, path) || '{}') === packed(now(repository, path))
    ? changed
    : [...changed, path];
}

function before(repository: string, base: string, path: string): string {
  const exists = gitAgrees(repository, 'cat-file', '-e', `${base}:${path}`);
  return exists ? git(repository, 'show', `${base}:${path}`) : '';
}

function now(repository: string, path: string): string {
  const file = join(repository, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '{}';
}

function packed(manifest: string): string {
  const fields = Object.entries(JSON.parse(manifest) as Record<string, unknown>);
  return JSON.stringify(fields.filter(([name]) => !unshipped.has(name)));
}
