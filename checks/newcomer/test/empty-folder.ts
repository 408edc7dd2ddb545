import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '@monpay-miniapp/shared/manifest';
import { succeed } from '@monpay-miniapp/shared/run';
import { pack } from '@monpay-miniapp/shared/tarball';

const check = fileURLToPath(new URL('..', import.meta.url));

/** A newcomer's folder outside of the repository, with the packed packages and the frameworks installed. */
export interface Newcomer extends AsyncDisposable {
  readonly folder: string;
  /** A folder in it, with these files. */
  project(name: string, files: Readonly<Record<string, string>>): string;
}

/** Installs from the lockfile of this check, so that no version is another tomorrow. */
export async function newcomer(): Promise<Newcomer> {
  const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
  await pack(folder, ['@monpay-miniapp/sdk', '@monpay-miniapp/sandbox']);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    cpSync(join(check, file), join(folder, file));
  }
  const manifest = JSON.parse(readFileSync(join(check, 'package.json'), 'utf8')) as Manifest;
  const { name: _name, ...project } = manifest;
  writeFileSync(join(folder, 'package.json'), JSON.stringify(project));
  const options = { cwd: folder, timeout: 120_000 };
  await succeed('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], options);
  const tarballs = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  await succeed('pnpm', ['add', '--offline', ...tarballs.map((file) => `./${file}`)], options);
  return {
    folder,
    project(name, files) {
      const made = join(folder, name);
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(made, path, '..'), { recursive: true });
        writeFileSync(join(made, path), text);
      }
      return made;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
