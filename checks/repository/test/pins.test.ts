import { describe, expect, test } from 'vitest';
import { allManifests, publishedPackages, readManifest } from '@monpay-miniapp/shared/manifest';
import { looseCatalog, loosePins } from '../src/pins.ts';
import { filesNamed, readText } from '@monpay-miniapp/shared/repository';
import { parseWorkspaceFile } from '../src/workspace-file.ts';

const manifests = [...allManifests()];

test('every package.json is looked at, those with an install of their own too', () => {
  expect(manifests.map(([path]) => path)).toEqual(
    expect.arrayContaining([
      'package.json',
      'spec/package.json',
      'packages/sdk/package.json',
      'checks/runtimes/package.json',
      'packages/sdk/test/next/install/package.json',
    ]),
  );
});

test.each(manifests)('%s pins each dependency exactly', (_, manifest) => {
  expect(loosePins(manifest)).toEqual([]);
});

test('the catalog is exact', () => {
  const { catalog = {} } = parseWorkspaceFile(readText('pnpm-workspace.yaml'));
  expect(Object.keys(catalog)).toContain('zod');
  expect(looseCatalog(catalog)).toEqual([]);
});

test.each([
  '^1.2.3',
  '~1.2.3',
  '1.x',
  '>=1',
  '*',
  'latest',
  'github:a/b',
  'workspace:^',
  'npm:a@^1.0.0',
  'link:https://host.example/a',
])('%s is not an exact version', (version) => {
  expect(loosePins({ dependencies: { a: version } })).toEqual([`a ${version}`]);
  expect(loosePins({ optionalDependencies: { a: version } })).toHaveLength(1);
});

test.each([
  '1.2.3',
  '2.0.0-beta.2',
  'npm:@a/b@1.2.3',
  'workspace:*',
  'catalog:',
  'link:packed/sdk',
])('%s is exact', (version) => {
  expect(loosePins({ devDependencies: { a: version } })).toEqual([]);
});

test('the Node that runs everything is one version, in packages and settings', () => {
  const { optionalDependencies = {} } = readManifest('package.json');
  const settings = filesNamed('pnpm-workspace.yaml', '**/pnpm-workspace.yaml').flatMap(
    (path) => /^nodeVersion: (.*)$/m.exec(readText(path))?.[1] ?? [],
  );
  const versions = [...Object.values(optionalDependencies), ...settings];

  expect(versions.length).toBeGreaterThan(6);
  expect(new Set(versions).size).toBe(1);
});

describe.each(publishedPackages())('$name', ({ manifest }) => {
  // decisions/0002-one-bundle.md says why the wrapper brings nothing; what is to change that has to argue there.
  test('brings no dependency to a merchant', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(manifest.optionalDependencies ?? {}).toEqual({});
  });

  test('has no peer that is not optional', () => {
    const needed = Object.keys(manifest.peerDependencies ?? {}).filter(
      (peer) => !manifest.peerDependenciesMeta?.[peer]?.optional,
    );
    expect(needed).toEqual([]);
  });
});

test('the published packages are these four', () => {
  expect(publishedPackages().map(({ folder }) => folder)).toEqual([
    'packages/client',
    'packages/sandbox',
    'packages/sdk',
    'spec',
  ]);
});
