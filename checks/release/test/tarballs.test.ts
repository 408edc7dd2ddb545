import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import type { Target } from '@monpay-miniapp/shared/manifest';
import { repository } from '@monpay-miniapp/shared/repository';
import { bundledPackages } from '@monpay-miniapp/shared/bundled-packages';
import { brokenSourceMaps } from '../src/tarballs/source-maps.ts';
import { deadLinks } from '../src/tarballs/readme-links.ts';
import { foreignImports } from '../src/tarballs/foreign-imports.ts';
import { runTool } from '../src/tools.ts';

const tarballs = inject('tarballs');
/** What is bundled beside a package's own code. The generated client comes under the repository's own licence. */
const bundledInto: Readonly<Record<string, readonly string[]>> = {
  '@monpay-miniapp/sdk': ['@monpay-miniapp/client', 'zod'],
  '@monpay-miniapp/sandbox': ['@monpay-miniapp/client', '@noble/hashes', 'zod'],
};
const withCode = tarballs.filter(({ files }) => files.some((file) => file.endsWith('.js')));

async function complaints(tool: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await runTool(tool, ...args);
  return status === 0 ? '' : stdout + stderr;
}

describe.each(tarballs)('$name', (tarball) => {
  const { folder, file, files, manifest, source } = tarball;

  test('holds the files on its list and no other', async () => {
    const list = join(repository, source, 'published/files.txt');
    await expect(`${files.join('\n')}\n`).toMatchFileSnapshot(list);
  });

  test('has a package.json without what is for developers', () => {
    expect(JSON.stringify(manifest)).not.toMatch(/"(?:workspace|catalog|link|file|portal):/);
    for (const field of ['devDependencies', 'scripts', 'private', 'pnpm']) {
      expect(manifest).not.toHaveProperty(field);
    }
  });

  test('brings no other package along', () => {
    const brought = ['dependencies', 'optionalDependencies', 'bundleDependencies'];
    for (const field of brought) expect(manifest).not.toHaveProperty(field);
    const optional = manifest['peerDependenciesMeta'] as Record<string, object> | undefined;
    for (const peer of Object.keys((manifest['peerDependencies'] as object | undefined) ?? {})) {
      expect(optional?.[peer]).toEqual({ optional: true });
    }
  });

  test('says whose it is, where it is from and what it is for', async () => {
    const root = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
      repository: { url: string };
    };
    const page = root.repository.url.replace(/^git\+|\.git$/g, '');
    expect(manifest).toMatchObject({
      license: 'MIT',
      repository: { ...root.repository, directory: source },
      bugs: `${page}/issues`,
      homepage: `${page}/tree/main/${source}#readme`,
      publishConfig: { access: 'public', provenance: true },
    });
    expect((manifest['keywords'] as string[]).length).toBeGreaterThan(2);
    expect(String(manifest['description'])).toMatch(/^[A-Z].{30,}\.$/);
  });

  test('has the repository’s licence', async () => {
    const licence = await readFile(join(repository, 'LICENSE'), 'utf8');
    expect(await readFile(join(folder, 'LICENSE'), 'utf8')).toBe(licence);
  });

  test('has a README that is whole without a network', async () => {
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    expect(readme).toMatch(new RegExp(`^# ${manifest.name}$`, 'm'));
    expect(readme).not.toMatch(/!\[[^\]]*\][([]|<(?:img|picture|source)\b/i);
    expect(deadLinks(readme, join(repository, source))).toEqual([]);
  });

  test('satisfies publint', async () => {
    expect(await complaints('publint', 'run', file, '--strict')).toBe('');
  });
});

describe.each(withCode)('$name', (tarball) => {
  const { file, files, manifest } = tarball;

  test('may be shaken, and says which Node it needs', () => {
    expect(manifest).toMatchObject({ sideEffects: false, engines: { node: '>=20.19' } });
  });

  test('gives types first, and only files that are there', () => {
    const walk = (target: Target): void => {
      if (typeof target === 'string') return void expect(files).toContain(target.slice(2));
      const conditions = Object.keys(target);
      expect(conditions.at(-1)).toBe('default');
      expect(conditions[0]).toBe(conditions.includes('require') ? 'require' : 'types');
      for (const inner of Object.values(target)) walk(inner);
    };
    for (const target of Object.values(manifest.exports ?? {})) walk(target);
  });

  test('has source maps that lead somewhere', async () => {
    expect(await brokenSourceMaps(tarball)).toEqual([]);
  });

  test('has the licence of each package that it holds a part of', async () => {
    const bundled = (await bundledPackages(tarball)).map((name) => name.replace(/@[^@]*$/, ''));
    expect(bundled).toEqual(bundledInto[tarball.name] ?? []);
    for (const name of bundled.filter((one) => !one.startsWith('@monpay-miniapp/'))) {
      const licence = join(repository, tarball.source, 'node_modules', name, 'LICENSE');
      const shipped = join(tarball.folder, 'dist/bundled', `${name}.txt`);
      expect(await readFile(shipped, 'utf8')).toBe(await readFile(licence, 'utf8'));
    }
  });

  test('imports nothing that is not there', async () => {
    expect(await foreignImports(tarball)).toEqual([]);
  });

  test('has types that TypeScript finds (attw)', async () => {
    const noTypes = Object.keys(manifest.exports ?? {}).filter((path) => path.endsWith('.yaml'));
    const excluded = noTypes.length > 0 ? ['--exclude-entrypoints', ...noTypes] : [];
    // With `main`, a package is for every TypeScript and every form; without, for those who import.
    const profile = manifest['main'] === undefined ? 'esm-only' : 'strict';
    const args = ['--profile', profile, ...excluded];
    expect(await complaints('@arethetypeswrong/cli', file, ...args)).toBe('');
  });
});
