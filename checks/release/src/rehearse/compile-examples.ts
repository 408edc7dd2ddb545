import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compilerOf, versionOf } from '@monpay-miniapp/runtimes/programs';
import type { Rehearsal } from './rehearsal.ts';

const compilers = ['typescript-5', 'typescript-6', 'typescript-7'];
const resolutions = ['nodenext', 'bundler'];

/**
 * Compiles the examples with every TypeScript and both ways to resolve modules.
 * @param types - check the declarations they lead to as well, which takes three times as long
 * @returns the names of the compilers
 */
export async function compileExamples(
  { merchant }: Rehearsal,
  project: string,
  files: readonly string[],
  types: boolean,
): Promise<string> {
  const names: string[] = [];
  for (const compiler of compilers) {
    names.push(await versionOf(compiler));
    for (const resolution of resolutions) {
      const compilerOptions = {
        target: 'es2022',
        module: resolution === 'bundler' ? 'esnext' : resolution,
        moduleResolution: resolution,
        types: ['node'],
        strict: true,
        skipLibCheck: !types,
        outDir: `out-${compiler}-${resolution}`,
        rootDir: '.',
      };
      const config = join(project, `tsconfig.${compiler}-${resolution}.json`);
      await writeFile(config, JSON.stringify({ compilerOptions, files }));
      await merchant(project, process.execPath, [await compilerOf(compiler), '-p', config]);
    }
  }
  return `TypeScript ${names.join(', ')}`;
}

/** Where the first of them wrote the JavaScript that runs everywhere. */
export const compiledFolder = 'out-typescript-5-nodenext';
