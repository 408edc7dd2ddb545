import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What an install brings. */
export interface InstallSize {
  readonly packages: number;
  readonly bytes: number;
}

/** Installs a package, or a tarball, alone in an empty folder. */
export async function installSize(name: string, version: string): Promise<InstallSize> {
  const folder = await mkdtemp(join(tmpdir(), 'monpay-bench-'));
  try {
    const manifest = { private: true, dependencies: { [name]: version } };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    const options = ['--ignore-workspace', '--ignore-scripts', '--prefer-offline'];
    await promisify(execFile)('pnpm', ['install', ...options], { cwd: folder });
    // Each package has a folder of its own there, and links to what it depends on.
    const store = join(folder, 'node_modules/.pnpm');
    const packages = (await readdir(store, { withFileTypes: true })).filter(
      (entry) => entry.isDirectory() && entry.name !== 'node_modules',
    );
    const files = await readdir(store, { recursive: true, withFileTypes: true });
    let bytes = 0;
    for (const file of files) {
      if (!file.isFile() || file.parentPath === store) continue;
      bytes += (await stat(join(file.parentPath, file.name))).size;
    }
    return { packages: packages.length, bytes };
  } finally {
    await rm(folder, { recursive: true });
  }
}
