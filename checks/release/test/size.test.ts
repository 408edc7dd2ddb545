import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { resolved } from '@monpay-miniapp/shared/manifest';
import { repository } from '@monpay-miniapp/shared/repository';
import { runTool } from '../src/tools.ts';

interface Size {
  readonly name: string;
  readonly size: number;
  readonly sizeLimit?: number;
}

const config = '.size-limit.ts';
const tarballs = inject('tarballs');
const withCode = tarballs.filter(({ manifest }) => manifest['sideEffects'] === false);

test.each(withCode)('every entry of $name has a budget', async ({ source, manifest }) => {
  const { default: budgets } = (await import(join(repository, source, config))) as {
    default: { path: string }[];
  };
  const entries = Object.values(manifest.exports ?? {})
    .filter((target) => typeof target !== 'string')
    .map((target) => resolved(target, 'node'));
  expect(budgets.map(({ path }) => `./${path}`)).toEqual(expect.arrayContaining(entries));
});

// Measured where it was unpacked: in the repository, the bundler would go by the paths of tsconfig.json.
test.each(withCode)('$name stays within its budgets', async ({ source, folder }) => {
  await cp(join(repository, source, config), join(folder, config));
  const { stdout, stderr } = await runTool(
    'size-limit',
    '--json',
    '--config',
    join(folder, config),
  );
  expect(stderr).toBe('');
  const sizes = JSON.parse(stdout) as Size[];
  for (const { name, size, sizeLimit } of sizes) console.log(`${name}: ${size} of ${sizeLimit} B`);
  expect(sizes.filter(({ size, sizeLimit = 0 }) => size > sizeLimit)).toEqual([]);
});
