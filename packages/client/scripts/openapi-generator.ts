import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { generatorFolder, packageFolder, shown, specFile } from './client-package.ts';
import type { GeneratorConfig } from './client-package.ts';
import { readTree } from './file-tree.ts';
import type { FileTree } from './file-tree.ts';
import { jarFile, jarNotFetched } from './generator-jar.ts';
import { whatItSays } from './generator-output.ts';
import { requireJava } from './java.ts';
import { Problem } from './problem.ts';

const deadline = 10 * 60_000;

export interface Generated {
  readonly folder: string;
  readonly files: FileTree;
}

/**
 * Generates the client into a temporary folder, which is gone once `use` is done.
 * The folder is inside `node_modules`: ignored by git, and on the disk that `src` is on, so that it can be renamed.
 */
export async function withGeneratedClient(
  config: GeneratorConfig,
  stop: AbortSignal,
  use: (generated: Generated) => void,
): Promise<void> {
  const entry = join(generatorFolder, 'main.js');
  if (!existsSync(entry)) {
    throw new Problem(
      `${shown(entry)} is missing: run \`npx --yes pnpm@12.21.0 install --frozen-lockfile\` first.`,
    );
  }
  if (!existsSync(specFile(config))) {
    throw new Problem(`The spec is missing: ${shown(specFile(config))}`);
  }
  const java = requireJava();

  const temporary = mkdtempSync(join(packageFolder, 'node_modules/.generate-'));
  try {
    const folder = join(temporary, 'generated');
    await runGenerator(config, java, { entry, temporary, folder, stop });
    use({ folder, files: readTree(folder) });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Run {
  readonly entry: string;
  readonly temporary: string;
  readonly folder: string;
  readonly stop: AbortSignal;
}

async function runGenerator(config: GeneratorConfig, java: number, run: Run): Promise<void> {
  const { version } = config['generator-cli'];
  const jar = jarFile(config);
  const generating = `Generating from ${shown(specFile(config))} with OpenAPI Generator ${version} on Java ${java}`;
  const fetching = !existsSync(jar);
  console.log(
    fetching ? `Fetching OpenAPI Generator ${version} (31 MB, the first time only)` : generating,
  );

  const { exitCode, output } = await spawnGenerator(config, run, (text) => {
    if (fetching && /^Downloaded /m.test(text)) console.log(generating);
  });

  if (!existsSync(jar)) {
    const reason = /Download failed, because of: "(.*)"/.exec(output)?.[1];
    // It exits with 0 and says nothing where the connection breaks off.
    const otherwise = exitCode === 0 ? 'the connection broke off' : `\n${whatItSays(output)}`;
    throw jarNotFetched(config, reason ?? otherwise);
  }
  if (/invalid or corrupt jarfile/i.test(output)) {
    throw new Problem(
      `What was fetched as ${shown(jar)} is no working jar; a proxy may have answered in its place.\n` +
        `Delete that file and run this again. Nothing was changed.`,
    );
  }
  if (exitCode !== 0) {
    throw new Problem(
      `OpenAPI Generator ${version} made nothing of ${shown(specFile(config))}. Nothing was changed. It says:\n` +
        whatItSays(output),
    );
  }

  // The jar writes its own version; the name of its file only says what was asked for.
  const made = readTree(run.folder).get('.openapi-generator/VERSION')?.trim();
  if (made !== version) {
    throw new Problem(
      `OpenAPI Generator ${version} is pinned in openapitools.json, but ${shown(jar)} is ${made ?? 'silent about its version'}.\n` +
        `Delete that file and run this again. Nothing was changed.`,
    );
  }
}

async function spawnGenerator(
  config: GeneratorConfig,
  { entry, temporary, folder, stop }: Run,
  onOutput: (text: string) => void,
): Promise<{ exitCode: number | null; output: string }> {
  // Called without options the generator takes them all from the configuration, so the one that differs goes into a copy.
  const { generators, ...cli } = config['generator-cli'];
  const output = relative(packageFolder, folder).split(sep).join('/');
  const copy: GeneratorConfig = {
    'generator-cli': { ...cli, generators: { client: { ...generators.client, output } } },
  };
  const configFile = join(temporary, 'openapitools.json');
  writeFileSync(configFile, JSON.stringify(copy));

  const signal = AbortSignal.any([stop, AbortSignal.timeout(deadline)]);
  const child = spawn(process.execPath, [entry, '--openapitools', configFile, 'generate'], {
    cwd: packageFolder,
    // PWD is what it resolves paths against; DEFAULT spares it the search for versions newer than the pinned one.
    env: { ...process.env, PWD: packageFolder, OPENAPI_GENERATOR_CLI_SEARCH_URL: 'DEFAULT' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    signal,
  });

  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const text = stripVTControlCharacters(chunk);
      printed += text;
      onOutput(text);
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => {
      if (!signal.aborted) reject(error);
    });
    child.on('close', resolve);
  });
  stop.throwIfAborted();
  if (signal.aborted) {
    const reason = `no end of it after ${deadline / 60_000} minutes`;
    throw existsSync(jarFile(config))
      ? new Problem(`OpenAPI Generator was stopped: ${reason}. Nothing was changed.`)
      : jarNotFetched(config, reason);
  }
  return { exitCode, output: printed };
}
