import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, shown } from './client-package.ts';
import type { GeneratorConfig } from './client-package.ts';
import { Problem } from './problem.ts';

/** The SHA-256 of the jar, as `sha256sum` writes it. */
export const hashFile: string = join(packageFolder, 'generator.sha256');

/** The hash that the jar of the pinned version must have. */
export function pinnedHash(config: GeneratorConfig): string {
  const { version } = config['generator-cli'];
  for (const line of readFileSync(hashFile, 'utf8').split('\n')) {
    const [hash, jar] = line.split(/\s+\*?/);
    if (hash && jar === `${version}.jar`) return hash;
  }
  throw new Problem(
    `${shown(hashFile)} knows no hash of ${version}.jar, so nobody can tell whether what would be started is that.\n` +
      `Fetch it with a client that checks it, "mvn dependency:get -Dartifact=org.openapitools:openapi-generator-cli:${version} -Dtransitive=false",\n` +
      `and write what "sha256sum" says of it into that file. Nothing was changed.`,
  );
}
