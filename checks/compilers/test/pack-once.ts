import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, unpack } from '@monpay-miniapp/shared/tarball';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The sdk as it is packed, in a folder. */
    readonly sdk: string;
    /** Where merchants' projects are made, outside of the repository. */
    readonly projects: string;
  }
}

/** Packs the built sdk, once for all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'compilers-'));
  await pack(folder, ['@monpay-miniapp/sdk']);
  const [sdk] = await unpack(folder, join(folder, 'unpacked'));
  project.provide('sdk', sdk?.folder ?? '');
  project.provide('projects', folder);
  return () => rm(folder, { recursive: true });
}
