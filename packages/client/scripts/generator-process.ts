import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { generatorFolder, packageFolder, shown } from './client-package.ts';
import { Problem } from './problem.ts';

const deadline = 10 * 60_000;

/** What the generator's npm package printed until it ended; `tooLate` where it had to be ended. */
export interface GeneratorEnd {
  readonly exitCode: number | null;
  readonly output: string;
  readonly tooLate?: string;
}

export interface GeneratorRun {
  readonly configFile: string;
  readonly command: 'generate' | 'help';
  readonly env?: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
}

/** Runs the generator's npm package to its end. */
export async function runGeneratorPackage(run: GeneratorRun): Promise<GeneratorEnd> {
  const entry = join(generatorFolder, 'main.js');
  if (!existsSync(entry)) {
    throw new Problem(
      `${shown(entry)} is missing: run \`npx --yes pnpm@12.21.0 install --frozen-lockfile\` first.`,
    );
  }

  const signal = AbortSignal.any([run.stop, AbortSignal.timeout(deadline)]);
  const child = spawn(process.execPath, [entry, '--openapitools', run.configFile, run.command], {
    cwd: packageFolder,
    // PWD is what it resolves paths against; DEFAULT spares it the search for versions newer than the pinned one.
    env: {
      ...(run.env ?? process.env),
      PWD: packageFolder,
      OPENAPI_GENERATOR_CLI_SEARCH_URL: 'DEFAULT',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    signal,
  });

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += stripVTControlCharacters(text);
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => {
      if (!signal.aborted) reject(error);
    });
    child.on('close', resolve);
  });
  run.stop.throwIfAborted();
  return signal.aborted
    ? { exitCode, output, tooLate: `no end of it after ${deadline / 60_000} minutes` }
    : { exitCode, output };
}
