import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedPackages, repository } from '../src/published-packages.ts';
import { runTool } from '../src/tools.ts';

interface Size {
  readonly name: string;
  readonly size: number;
  readonly sizeLimit?: number;
}

const configs = publishedPackages()
  .filter(({ manifest }) => manifest['sideEffects'] === false)
  .map(({ name, folder, manifest }) => ({
    name,
    config: join(repository, folder, '.size-limit.ts'),
    entries: Object.values(manifest.exports ?? {})
      .filter((target) => typeof target !== 'string')
      .map((target) => target['default']),
  }));

test.each(configs)('every entry of $name has a budget', async ({ config, entries }) => {
  expect(existsSync(config)).toBe(true);
  const { default: budgets } = (await import(config)) as { default: { path: string }[] };
  const paths = budgets.map(({ path }) => `./${path}`);
  expect(new Set(paths)).toEqual(new Set(entries));
});

test.each(configs)('$name stays within its budgets', async ({ config }) => {
  const { stdout, stderr } = await runTool('size-limit', '--json', '--config', config);
  expect(stderr).toBe('');
  const sizes = JSON.parse(stdout) as Size[];
  const over = sizes.filter(({ size, sizeLimit = 0 }) => size > sizeLimit);
  expect(over).toEqual([]);
  for (const { name, size, sizeLimit } of sizes) console.log(`${name}: ${size} of ${sizeLimit} B`);
});
