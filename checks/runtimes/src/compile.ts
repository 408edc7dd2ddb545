import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@monpay-miniapp/shared/run';
import type { Faults } from './expectations.ts';
import type { InstalledPackage } from './installed-package.ts';
import { compilerOf } from './programs.ts';

/** Compiles the merchant's file as strictly as can be, and the package's own types with it. */
export async function compile(
  { project }: InstalledPackage,
  typescript: string,
  resolution: 'nodenext' | 'bundler',
  globals: 'dom' | 'node',
): Promise<Faults> {
  const compilerOptions = {
    target: 'es2022',
    module: resolution === 'bundler' ? 'esnext' : resolution,
    moduleResolution: resolution,
    lib: globals === 'dom' ? ['es2022', 'dom'] : ['es2022'],
    types: globals === 'dom' ? [] : ['node'],
    typeRoots: [fileURLToPath(new URL('../node_modules/@types', import.meta.url))],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  };
  const tsconfig = join(project, `tsconfig.${typescript}-${resolution}-${globals}.json`);
  await writeFile(tsconfig, JSON.stringify({ compilerOptions, files: ['merchant.ts'] }));
  const { status, stdout, stderr } = await run(
    process.execPath,
    [await compilerOf(typescript), '-p', tsconfig],
    { cwd: project },
  );
  return status === 0 ? [] : [stdout + stderr];
}
