// `test:next`: installs Next.js and the packed package in an empty folder, builds this app there and runs the
// adapters' suite against it; then it builds the example of apps/examples and has a customer pay in it. It is not
// part of `test`, because Next.js takes 340 MB and 40 s. The packages must have been built.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playPurchase } from '@monpay-miniapp/shared/play-purchase';
import { startShop } from '@monpay-miniapp/shared/shop-process';

const sdk = join(import.meta.dirname, '../..');
const examples = join(sdk, '../../apps/examples/src');
const folder = mkdtempSync(join(tmpdir(), 'next-proof-'));
const next = join(folder, 'node_modules/next/dist/bin/next');
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
  for (const part of ['shop.ts', 'payments.ts', 'orders', 'next']) {
    cpSync(join(examples, part), join(folder, 'example', part), { recursive: true });
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
  run(folder, process.execPath, next, 'build');
  const suite = ['run', 'adapters.test.ts', '--typecheck.enabled=false'];
  run(sdk, process.execPath, bin('vitest', 'vitest.mjs'), ...suite);

  const example = join(folder, 'example/next');
  run(example, process.execPath, next, 'build');
  const start = [process.execPath, next, 'start', '-H', '127.0.0.1'];
  await using shop = await startShop(start, { cwd: example, states: join(folder, 'states') });
  const faults = await playPurchase(shop, shop.sandbox);
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${shop.output()}`);
  console.log('The example delivers what is paid, once, and nothing that is forged.');
} finally {
  rmSync(folder, { recursive: true });
}
