import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Contender } from '../contenders.ts';

const folder = new URL('../../packed/contenders/', import.meta.url);

/**
 * Writes the contenders as JavaScript, with their packages left where they are, since a merchant's server is
 * JavaScript when it starts.
 * @returns the URL of the module of a contender; of an empty one for `nothing`
 */
export async function contendersAsJavaScript(
  contenders: readonly Contender[],
): Promise<(id: string) => string> {
  await build({
    entryPoints: contenders.map(({ id }) =>
      fileURLToPath(new URL(`../contenders/${id}.ts`, import.meta.url)),
    ),
    outdir: fileURLToPath(folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  await writeFile(new URL('nothing.mjs', folder), '');
  return (id) => new URL(`${id}.mjs`, folder).href;
}
