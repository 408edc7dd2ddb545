import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pack } from '../src/tarballs/tarball.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly tarballs: string;
  }
}

/** Packs what is built, once for all tests. A release has tarballs already: `TARBALLS` is their folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'release-tarballs-'));
  const given = process.env['TARBALLS'];
  if (!given) await pack(folder);
  project.provide('tarballs', given ?? folder);
  return () => rm(folder, { recursive: true });
}
