// `test:next`: installs Next.js and the packed package in an empty folder, builds this app there with the
// example of apps/examples, and runs the adapters' suite against it. It is not part of `test`, because Next.js
// takes 340 MB and 20 s. The package must have been built.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sdk = join(import.meta.dirname, '../..');
const examples = join(sdk, '../../apps/examples/src');
const folder = mkdtempSync(join(tmpdir(), 'next-proof-'));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NEXT_FOLDER: folder };

function run(cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, env, stdio: 'inherit' });
}
const pnpm = (cwd: string, ...args: string[]): void =>
  run(cwd, 'npx', '--yes', 'pnpm@12.21.0', ...args);
const bin = (name: string, path: string): string =>
  join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', path);

try {
  for (const source of [import.meta.dirname, join(import.meta.dirname, 'install')]) {
    cpSync(source, folder, { recursive: true });
  }
  for (const part of ['shop.ts', 'next']) {
    cpSync(join(examples, part), join(folder, 'app/examples', part), { recursive: true });
  }
  pnpm(folder, 'install', '--frozen-lockfile');
  pnpm(sdk, 'pack', '--out', join(folder, 'sdk.tgz'));
  pnpm(folder, 'add', '--offline', './sdk.tgz');
  for (const how of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    const strictly = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', ...how];
    run(folder, process.execPath, 'node_modules/typescript/bin/tsc', ...strictly, 'types.mts');
  }
  run(folder, process.execPath, 'node_modules/next/dist/bin/next', 'build');
  const suite = ['run', 'adapters.test.ts', '--typecheck.enabled=false'];
  run(sdk, process.execPath, bin('vitest', 'vitest.mjs'), ...suite);
} finally {
  rmSync(folder, { recursive: true });
}
