import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { run, type Finished, type RunOptions } from '@monpay-miniapp/shared/run';

/** A runtime that runs JavaScript files as they are. */
export interface Program {
  readonly name: string;
  /** The package that brings it. */
  readonly package: string;
  /** Runs a file of the folder that it is started in. */
  readonly run: (file: string, options: RunOptions, ...args: string[]) => Promise<Finished>;
}

/** Where a file is that a package of this project brings. */
export const inModules = (path: string): string =>
  fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

/** Bun, which is also a package manager. */
export const bunBinary = inModules('@oven/bun-linux-x64/bin/bun');

const node = (major: string): Program =>
  program('Node', `node-${major}`, inModules(`node-${major}/bin/node`));

/** Every such runtime that the package is proven on, at its pinned version. */
export const programs: readonly Program[] = [
  node('20'),
  node('22'),
  node('24'),
  node('26'),
  program('Bun', '@oven/bun-linux-x64', bunBinary),
  // The least that it must be allowed. Deno finds packages in node_modules, where the package manager put them.
  program(
    'Deno',
    '@deno/linux-x64-glibc',
    inModules('@deno/linux-x64-glibc/deno'),
    'run',
    '--no-prompt',
    '--allow-net=127.0.0.1',
    '--allow-env',
  ),
];

function program(name: string, path: string, binary: string, ...args: string[]): Program {
  return {
    name,
    package: path,
    run: (file, options, ...more) => run(binary, [...args, file, ...more], options),
  };
}

/** The command of a TypeScript that this project has, such as `typescript-6`. */
export function compilerOf(typescript: string): Promise<string> {
  return binOf(fileURLToPath(new URL('..', import.meta.url)), typescript, 'tsc');
}

/** The exact version of a package of this project. */
export async function versionOf(path: string): Promise<string> {
  const manifest = await readFile(inModules(`${path}/package.json`), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
