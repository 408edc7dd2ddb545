import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Problem } from './problem.ts';

export const packageFolder: string = resolve(import.meta.dirname, '..');
export const generatedFolder: string = join(packageFolder, 'src/generated');
export const lockFile: string = join(packageFolder, 'generated.lock');
export const configFile: string = join(packageFolder, 'openapitools.json');
export const generatorFolder: string = join(
  packageFolder,
  'node_modules/@openapitools/openapi-generator-cli',
);

const repositoryFolder = resolve(packageFolder, '../..');

/** The path as a person at the top of the repository would type it; outside of the repository, the whole of it. */
export function shown(path: string): string {
  const inside = relative(repositoryFolder, path);
  return inside.startsWith('..') ? path : inside.split(sep).join('/');
}

export interface GeneratorOptions {
  readonly inputSpec: string;
  readonly output: string;
}

/** `openapitools.json`, the parts of it that the scripts use. */
export interface GeneratorConfig {
  readonly 'generator-cli': {
    readonly version: string;
    readonly storageDir?: string;
    readonly repository?: { readonly downloadUrl?: string };
    readonly generators: { readonly client: GeneratorOptions };
  };
}

export function readGeneratorConfig(): GeneratorConfig {
  let config: GeneratorConfig;
  try {
    config = JSON.parse(readFileSync(configFile, 'utf8')) as GeneratorConfig;
  } catch (error) {
    throw new Problem(`${shown(configFile)} cannot be read: ${(error as Error).message}`);
  }

  const { version, generators } = config['generator-cli'] ?? {};
  if (typeof generators?.client?.inputSpec !== 'string') {
    throw new Problem(`${shown(configFile)} names no generator-cli.generators.client.inputSpec.`);
  }
  if (!/^7\.\d+\.\d+$/.test(version)) {
    throw new Problem(
      `${shown(configFile)} asks for OpenAPI Generator ${version}; generator-cli.version has to be a 7.x.y, as in 7.25.0.`,
    );
  }
  return config;
}

export function specFile(config: GeneratorConfig): string {
  return resolve(packageFolder, config['generator-cli'].generators.client.inputSpec);
}
