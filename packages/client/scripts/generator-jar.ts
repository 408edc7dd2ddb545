import { createHash } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { configFile, generatorFolder, packageFolder, shown } from './client-package.ts';
import type { GeneratorConfig } from './client-package.ts';
import { hashFile, pinnedHash } from './generator-hash.ts';
import { whatItSays } from './generator-output.ts';
import { runGeneratorPackage } from './generator-process.ts';
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

/** Sees to it that the jar is there, and is the one whose hash is pinned; nothing has started it before. */
export async function requireJar(config: GeneratorConfig, stop: AbortSignal): Promise<void> {
  const pinned = pinnedHash(config);
  const jar = jarFile(config);
  const fetched = !existsSync(jar);
  if (fetched) await fetchJar(config, stop);

  const hash = await sha256Of(jar);
  if (hash === pinned) return;
  if (fetched) rmSync(jar);
  throw new Problem(
    `${shown(jar)} is not the jar that ${shown(hashFile)} knows; a proxy may have answered in its place.\n` +
      `  pinned   ${pinned}\n` +
      `  found    ${hash}\n` +
      (fetched
        ? `It was not started, and is removed again. Nothing was changed.`
        : `It was not started. Delete that file and run this again. Nothing was changed.`),
  );
}

/**
 * The generator's npm package fetches the jar and starts it in the same call. Without a PATH it finds no Java, so
 * that it can do no more than fetch.
 */
async function fetchJar(config: GeneratorConfig, stop: AbortSignal): Promise<void> {
  console.log(
    `Fetching OpenAPI Generator ${config['generator-cli'].version} (31 MB, the first time only)`,
  );
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PATH'),
  );
  const { exitCode, output, tooLate } = await runGeneratorPackage({
    configFile,
    command: 'help',
    env: { ...env, PATH: '' },
    stop,
  });
  if (existsSync(jarFile(config))) return;
  const reason = tooLate ?? /Download failed, because of: "(.*)"/.exec(output)?.[1];
  // It exits with 0 and says nothing where the connection breaks off.
  const otherwise = exitCode === 0 ? 'the connection broke off' : `\n${whatItSays(output)}`;
  throw jarNotFetched(config, reason ?? otherwise);
}

function jarNotFetched(config: GeneratorConfig, reason: string): Problem {
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

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
