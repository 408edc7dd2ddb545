import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { binOf } from './bin-of.ts';
import { run } from './child.ts';
import type { Faults } from './expectations.ts';
import type { InstalledPackage } from './installed-package.ts';

type Check = (installed: InstalledPackage) => Promise<Faults>;

/** What must hold for the tarball itself, wherever it is installed. */
export const packageChecks: Readonly<Record<string, Check>> = {
  publint: ({ tarball, project }) => byTool('publint', ['run', tarball, '--strict'], project),

  attw: ({ tarball, project }) =>
    byTool('@arethetypeswrong/cli', [tarball, '--profile', 'esm-only'], project),

  async 'no dependencies'({ manifest }) {
    const optional = Object.keys(manifest['peerDependenciesMeta'] ?? {});
    const peers = Object.keys(manifest['peerDependencies'] ?? {});
    return [
      ...['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies']
        .filter((field) => Object.keys(manifest[field] ?? {}).length > 0)
        .map((field) => `package.json has ${field}`),
      ...peers.filter((peer) => !optional.includes(peer)).map((peer) => `${peer} is not optional`),
      ...(/"(workspace|catalog|link|file):/.exec(JSON.stringify(manifest)) ?? []),
    ];
  },

  async 'no install script'({ manifest }) {
    const scripts = Object.keys(manifest['scripts'] ?? {});
    return scripts.filter((script) => /^(pre|post)?install$|^prepare$/.test(script));
  },

  async 'licence and readme'({ folder }) {
    const files = await readdir(folder);
    return ['LICENSE', 'README.md'].filter((file) => !files.includes(file));
  },

  /** A debugger finds the line in TypeScript: every map names sources that are there. */
  async 'source maps'({ folder }) {
    const faults: string[] = [];
    for (const file of await filesOf(folder, '.js')) {
      const map = `${file}.map`;
      if (!/\n\/\/# sourceMappingURL=.+\.map\s*$/.test(await readFile(file, 'utf8'))) {
        faults.push(`${file} names no map`);
        continue;
      }
      const { sources, sourcesContent = [] } = JSON.parse(await readFile(map, 'utf8')) as {
        sources: string[];
        sourcesContent?: (string | null)[];
      };
      for (const [index, source] of sources.entries()) {
        if (sourcesContent[index]) continue;
        const found = await stat(join(dirname(map), source)).catch(() => undefined);
        if (!found) faults.push(`${map}: ${source} is neither shipped nor embedded`);
      }
    }
    return faults;
  },

  async 'types name no one else'({ folder, manifest }) {
    const peers = Object.keys(manifest['peerDependencies'] ?? {});
    const faults: string[] = [];
    for (const file of await filesOf(folder, '.d.ts')) {
      const text = await readFile(file, 'utf8');
      if (/\bzod\b|@monpay-miniapp\/client/i.test(text))
        faults.push(`${file} names zod or the client`);
      faults.push(...foreign(text, peers).map((name) => `${file} imports ${name}`));
    }
    return faults;
  },

  async 'code imports no one else'({ folder }) {
    const faults: string[] = [];
    for (const file of await filesOf(folder, '.js')) {
      const names = foreign(await readFile(file, 'utf8'), ['#platform']);
      faults.push(...names.map((name) => `${file} imports ${name}`));
    }
    return faults;
  },
};

/** Kilobytes of the tarball, and of what it unpacks to. */
export async function sizeOf({ tarball, folder }: InstalledPackage): Promise<[number, number]> {
  let unpacked = 0;
  for (const file of await filesOf(folder, '')) unpacked += (await stat(file)).size;
  return [Math.ceil((await stat(tarball)).size / 1_000), Math.ceil(unpacked / 1_000)];
}

async function byTool(name: string, args: readonly string[], cwd: string): Promise<Faults> {
  const { status, stdout, stderr } = await run(process.execPath, [await binOf(name), ...args], {
    cwd,
  });
  return status === 0 ? [] : [stdout + stderr];
}

async function filesOf(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The specifiers of a module that lead out of the package, other than the ones allowed. */
function foreign(text: string, allowed: readonly string[]): string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g);
  return [...specifiers]
    .map(([, specifier = '']) => specifier)
    .filter(
      (specifier) =>
        !/^\.|^node:/.test(specifier) &&
        !allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
    );
}
