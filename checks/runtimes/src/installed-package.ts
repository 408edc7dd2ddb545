import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '@monpay-miniapp/shared/manifest';
import { succeed } from '@monpay-miniapp/shared/run';
import { pack } from '@monpay-miniapp/shared/tarball';

const packageName = '@monpay-miniapp/sdk';
const consumer = fileURLToPath(new URL('../consumer', import.meta.url));

/** The wrapper as a merchant has it. */
export interface InstalledPackage {
  /** The merchant's project, outside of the repository, so that nothing of it can be resolved by mistake. */
  readonly project: string;
  /** The package's own folder in the project. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Packs the built wrapper and installs the tarball in an empty project, beside the files of `consumer/`. */
export async function installedPackage(): Promise<InstalledPackage> {
  const project = await mkdtemp(join(tmpdir(), 'monpay-runtimes-'));
  await pack(project, [packageName]);
  const packed = (await readdir(project)).find((name) => name.endsWith('.tgz'));
  if (!packed) throw new Error('pnpm pack made no tarball');

  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  // The package has no dependencies, so nothing but the tarball is needed.
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await succeed('npm', ['install', ...options, `./${packed}`], { cwd: project });
  const folder = join(project, 'node_modules', packageName);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;

  await cp(consumer, project, { recursive: true });
  await writeFile(join(project, 'entries.mjs'), importing(entriesOf(manifest)));
  return { project, folder, manifest };
}

/** The specifiers under which the package's modules can be imported. */
export function entriesOf({ name, exports = {} }: Manifest): string[] {
  return Object.keys(exports)
    .filter((path) => path !== './package.json')
    .map((path) => name + path.slice(1));
}

/** A module that imports every entry and exports the names that each has. */
function importing(entries: readonly string[]): string {
  const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const names = entries.map((entry, index) => `  '${entry}': Object.keys(entry${index}),`);
  return [...lines, 'export const entries = {', ...names, '};', ''].join('\n');
}
