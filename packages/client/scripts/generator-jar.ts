import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { generatorFolder, packageFolder, shown } from './client-package.ts';
import type { GeneratorConfig } from './client-package.ts';
import { Problem } from './problem.ts';

/** Where the generator's npm package keeps the jar that it fetches. */
export function jarFile(config: GeneratorConfig): string {
  const { storageDir, version } = config['generator-cli'];
  const folder =
    storageDir === undefined
      ? join(generatorFolder, 'versions')
      : resolve(packageFolder, storageDir.replace('~', homedir()));
  return join(folder, `${version}.jar`);
}

export function jarNotFetched(config: GeneratorConfig, reason: string): Problem {
  const { version, repository } = config['generator-cli'];
  return new Problem(
    `OpenAPI Generator ${version} could not be fetched: ${reason}\n` +
      `It is a jar of 31 MB, comes from ${repository?.downloadUrl ?? 'Maven Central'} and is fetched once.\n` +
      `See that this machine gets there (behind a proxy, set HTTPS_PROXY) and run this again, or fetch\n` +
      `  org.openapitools:openapi-generator-cli:${version}\n` +
      `some other way (mvn dependency:get -Dartifact=…) and put its jar at\n` +
      `  ${shown(jarFile(config))}\n` +
      `Nothing was changed. Only generating needs it: building and testing do not.`,
  );
}
