import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { shell } from './shell.ts';

const spec = fileURLToPath(new URL('../../../spec', import.meta.url));
const generator = fileURLToPath(
  new URL('../node_modules/@openapitools/openapi-generator-cli', import.meta.url),
);
const pinned = new URL('../../../packages/client/openapitools.json', import.meta.url);

/**
 * A merchant's folder outside of the repository, after `npm install`: the spec as it is packed for publishing,
 * and the generator. Beside them the samples of one language.
 */
export async function merchantFolder(samples: string): Promise<AsyncDisposable & { path: string }> {
  const path = mkdtempSync(join(tmpdir(), 'monpay-languages-'));
  const scope = join(path, 'node_modules/@monpay-miniapp');
  mkdirSync(join(path, 'node_modules/.bin'), { recursive: true });
  mkdirSync(join(path, 'node_modules/@openapitools'));
  mkdirSync(join(scope, 'spec'), { recursive: true });

  const packed = await shell(
    `pnpm pack --pack-destination '${scope}' >/dev/null && tar -xzf '${scope}'/*.tgz -C '${scope}/spec' --strip-components=1`,
    { cwd: spec },
  );
  expect(packed).toMatchObject({ status: 0 });

  symlinkSync(generator, join(path, 'node_modules/@openapitools/openapi-generator-cli'));
  symlinkSync(
    '../@openapitools/openapi-generator-cli/main.js',
    join(path, 'node_modules/.bin/openapi-generator-cli'),
  );
  writeFileSync(join(path, 'openapitools.json'), pinnedGenerator());
  cpSync(join(spec, 'samples', samples), path, { recursive: true });
  return { path, [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true }) };
}

/** Only the jar whose hash was compared may be started, and the npm package would fetch another by itself. */
function pinnedGenerator(): string {
  const { version } = (
    JSON.parse(readFileSync(pinned, 'utf8')) as { 'generator-cli': { version: string } }
  )['generator-cli'];
  if (!existsSync(join(generator, 'versions', `${version}.jar`))) {
    throw new Error('The generator is not there yet: the command test:languages fetches it first.');
  }
  return JSON.stringify({ 'generator-cli': { version } });
}
