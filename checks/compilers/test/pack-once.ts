import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, unpack } from '@monpay-miniapp/shared/tarball';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packages that a merchant installs, as they are packed, each in a folder, by their names. */
    readonly packages: Readonly<Record<string, string>>;
    /** Where merchants' projects are made, outside of the repository. */
    readonly projects: string;
  }
}

/** Packs the built packages, once for all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'compilers-'));
  await pack(folder, ['@monpay-miniapp/sdk', '@monpay-miniapp/sandbox']);
  const unpacked = await unpack(folder, join(folder, 'unpacked'));
  project.provide(
    'packages',
    Object.fromEntries(unpacked.map(({ name, folder: at }) => [name, at])),
  );
  project.provide('projects', folder);
  return () => rm(folder, { recursive: true });
}
