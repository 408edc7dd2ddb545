import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageFolder, shown, specFile } from './client-package.ts';
import type { GeneratorConfig } from './client-package.ts';
import { readTree } from './file-tree.ts';
import type { FileTree } from './file-tree.ts';
import { jarFile, requireJar } from './generator-jar.ts';
import { whatItSays } from './generator-output.ts';
import { runGeneratorPackage } from './generator-process.ts';
import { requireJava } from './java.ts';
import { Problem } from './problem.ts';

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
  if (!existsSync(specFile(config))) {
    throw new Problem(`The spec is missing: ${shown(specFile(config))}`);
  }
  const java = requireJava();
  await requireJar(config, stop);

  const temporary = mkdtempSync(join(packageFolder, 'node_modules/.generate-'));
  try {
    const folder = join(temporary, 'generated');
    console.log(
      `Generating from ${shown(specFile(config))} with OpenAPI Generator ${config['generator-cli'].version} on Java ${java}`,
    );
    await generate(config, { temporary, folder, stop });
    use({ folder, files: readTree(folder) });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Run {
  readonly temporary: string;
  readonly folder: string;
  readonly stop: AbortSignal;
}

async function generate(config: GeneratorConfig, run: Run): Promise<void> {
  const { version } = config['generator-cli'];
  const { exitCode, output, tooLate } = await runGeneratorPackage({
    configFile: configInto(config, run),
    command: 'generate',
    stop: run.stop,
  });

  if (tooLate !== undefined) {
    throw new Problem(`OpenAPI Generator was stopped: ${tooLate}. Nothing was changed.`);
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
      `OpenAPI Generator ${version} is pinned in openapitools.json, but ${shown(jarFile(config))} is ${made ?? 'silent about its version'}.\n` +
        `Delete that file and run this again. Nothing was changed.`,
    );
  }
}

/** Called without options the generator takes them all from the configuration, so the one that differs goes into a copy. */
function configInto(config: GeneratorConfig, { temporary, folder }: Run): string {
  const { generators, ...cli } = config['generator-cli'];
  const output = relative(packageFolder, folder).split(sep).join('/');
  const copy: GeneratorConfig = {
    'generator-cli': { ...cli, generators: { client: { ...generators.client, output } } },
  };
  const file = join(temporary, 'openapitools.json');
  writeFileSync(file, JSON.stringify(copy));
  return file;
}
