import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFolder, lockFile, readGeneratorConfig } from '../scripts/client-package.ts';
import { readTree } from '../scripts/file-tree.ts';
import { lockOf } from '../scripts/generated-lock.ts';

const config = readGeneratorConfig();
const whatToDo =
  'The spec, the options or a generated file has changed since the client was generated. ' +
  'Run `npx --yes pnpm@12.21.0 generate` (it needs Java 11 or later) and commit what it writes.';

test('the client is the one that was generated from the spec and the options as they are', () => {
  const locked: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));

  expect(locked, whatToDo).toEqual(lockOf(config, readTree(generatedFolder)));
});

test('a generated file that is edited, renamed or deleted changes the lock', () => {
  const locked = lockOf(
    config,
    new Map([
      ['a.ts', '1'],
      ['b.ts', '2'],
    ]),
  );

  for (const tree of [
    new Map([
      ['a.ts', '1'],
      ['b.ts', '3'],
    ]),
    new Map([
      ['a.ts', '1'],
      ['c.ts', '2'],
    ]),
    new Map([['a.ts', '1']]),
  ]) {
    expect(lockOf(config, tree).generated).not.toBe(locked.generated);
  }
});

test('another option changes the lock', () => {
  const { client } = config['generator-cli'].generators;
  const other = {
    'generator-cli': {
      ...config['generator-cli'],
      generators: { client: { ...client, additionalProperties: { stringEnums: true } } },
    },
  };

  expect(lockOf(other, new Map()).options).not.toBe(lockOf(config, new Map()).options);
});
