import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pack, unpack, type Tarball } from '@monpay-miniapp/shared/tarball';

declare module 'vitest' {
  interface ProvidedContext {
    readonly tarballs: Tarball[];
  }
}

/** Packs what is built, once for all tests. A release has tarballs already: `TARBALLS` is their folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'release-tarballs-'));
  const given = process.env['TARBALLS'];
  if (!given) await pack(folder);
  project.provide('tarballs', await unpack(given || folder, join(folder, 'unpacked')));
  return () => rm(folder, { recursive: true });
}
