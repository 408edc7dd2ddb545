import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { packageFolder } from './openapi-document.ts';

// Set by whichever package manager runs the tests.
const packer = process.env['npm_execpath'] ?? 'npm';
const isPnpm = basename(packer).startsWith('pnpm');

interface Packed {
  files: { path: string }[];
}

async function packedFiles(): Promise<string[]> {
  const isScript = /\.[cm]?js$/.test(packer);
  const { stdout } = await promisify(execFile)(
    isScript ? process.execPath : packer,
    [...(isScript ? [packer] : []), 'pack', '--dry-run', '--json'],
    { cwd: packageFolder, env: { ...process.env, npm_config_update_notifier: 'false' } },
  );
  const packed = JSON.parse(stdout) as Packed | Packed[];
  return [packed].flat().flatMap(({ files }) => files.map(({ path }) => path));
}

test(
  'the package holds the file, its README, its manifest and its licence, and nothing else',
  { timeout: 30_000 },
  async () => {
    // pnpm, which publishes it, adds the licence from the root of the workspace; npm does not.
    const licence = isPnpm ? ['LICENSE'] : [];
    expect(new Set(await packedFiles())).toEqual(
      new Set([...licence, 'README.md', 'openapi.yaml', 'package.json']),
    );
  },
);
