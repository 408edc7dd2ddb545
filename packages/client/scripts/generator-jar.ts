import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packageFolder = resolve(import.meta.dirname, '..');
const npmPackage = join(packageFolder, 'node_modules/@openapitools/openapi-generator-cli');
const { storageDir, version: pinned } = (
  JSON.parse(readFileSync(join(packageFolder, 'openapitools.json'), 'utf8')) as {
    'generator-cli': { version: string; storageDir?: string };
  }
)['generator-cli'];

/** The version of OpenAPI Generator that `openapitools.json` pins. */
export const version: string = pinned;

/** Where the generator's npm package keeps the jar that it fetches. */
export const jarFile: string = join(
  storageDir === undefined ? join(npmPackage, 'versions') : resolve(packageFolder, storageDir),
  `${version}.jar`,
);

/**
 * Fetches the jar if it is not there.
 * @throws {Error} if it cannot be fetched, or is not the one whose hash `generator.sha256` has; nothing has started it.
 */
export function requireJar(): void {
  const hash = pinnedHash();
  const fetched = !existsSync(jarFile);
  if (fetched) fetchJar();
  const found = createHash('sha256').update(readFileSync(jarFile)).digest('hex');
  if (found === hash) return;
  if (fetched) rmSync(jarFile);
  throw new Error(
    `${jarFile} is not the jar that generator.sha256 names; a proxy may have answered instead.\n` +
      `  pinned   ${hash}\n  found    ${found}\n` +
      (fetched ? 'It was removed again.' : 'Delete that file and run this again.') +
      ' It was not started. Nothing was changed.',
  );
}

function pinnedHash(): string {
  const lines = readFileSync(join(packageFolder, 'generator.sha256'), 'utf8').split('\n');
  const hash = lines.find((line) => line.endsWith(` ${version}.jar`))?.split(' ')[0];
  if (hash !== undefined) return hash;
  throw new Error(
    `packages/client/generator.sha256 has no hash of ${version}.jar. Nothing was changed.\n` +
      `Fetch the jar with a client that checks it, "mvn dependency:get -Dartifact=org.openapitools:openapi-generator-cli:${version} -Dtransitive=false",\n` +
      `and add the line that "sha256sum" prints for it.`,
  );
}

/** The npm package fetches the jar and starts it in one call. With an empty PATH it finds no Java, and only fetches. */
function fetchJar(): void {
  console.log(`Fetching OpenAPI Generator ${version} (31 MB, the first time only)`);
  const { stdout, stderr } = spawnSync(process.execPath, [join(npmPackage, 'main.js'), 'help'], {
    cwd: packageFolder,
    // DEFAULT spares it the search for newer versions.
    env: { ...process.env, PATH: '', Path: '', OPENAPI_GENERATOR_CLI_SEARCH_URL: 'DEFAULT' },
    encoding: 'utf8',
    timeout: 600_000,
    killSignal: 'SIGKILL',
  });
  if (existsSync(jarFile)) return;
  const reason = /Download failed, because of: "(.*)"/.exec(stdout + stderr)?.[1];
  throw new Error(
    `OpenAPI Generator ${version} could not be fetched: ${reason ?? `\n${stdout}${stderr}`}\n` +
      `See that this machine reaches Maven Central (behind a proxy, set HTTPS_PROXY), or fetch the jar of\n` +
      `  org.openapitools:openapi-generator-cli:${version}\n` +
      `some other way and put it at\n  ${jarFile}\n` +
      `Nothing was changed. Only generating needs it: building and testing do not.`,
  );
}

if (import.meta.main) requireJar();
