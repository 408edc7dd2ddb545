import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { lockedPackages, unlockedPackages } from '../src/lockfile.ts';
import { allManifests } from '@monpay-miniapp/shared/manifest';
import { filesNamed, readText, repository } from '@monpay-miniapp/shared/repository';
import { readWorkflows, shellLines } from '../src/workflows/read-workflows.ts';
import { buildsWithoutReason, parseWorkspaceFile } from '../src/workspace-file.ts';

const threeDays = 3 * 24 * 60;
const workspaceFiles = filesNamed('pnpm-workspace.yaml', '**/pnpm-workspace.yaml');
const lockfiles = filesNamed('pnpm-lock.yaml', '**/pnpm-lock.yaml');

test('each install of its own has a workspace file and a lockfile', () => {
  expect(workspaceFiles.map((path) => path.replace('workspace', 'lock'))).toEqual(lockfiles);
  expect(lockfiles.length).toBeGreaterThan(2);
});

describe.each(workspaceFiles)('%s', (path) => {
  const text = readText(path);

  test('lets a version ripen for three days, without exception', () => {
    expect(parseWorkspaceFile(text)).toMatchObject({
      minimumReleaseAge: threeDays,
      minimumReleaseAgeStrict: true,
    });
    expect(parseWorkspaceFile(text)).not.toHaveProperty('minimumReleaseAgeExclude');
  });

  test('gives a reason for each install script that runs', () => {
    expect(buildsWithoutReason(text)).toEqual([]);
  });
});

test('the bot that raises versions waits as long, and on the same day of each week', () => {
  const renovate = JSON.parse(readText('renovate.json')) as {
    minimumReleaseAge: string;
    schedule: string[];
  };
  expect(renovate).toMatchObject({ minimumReleaseAge: '3 days', schedule: ['* 0-6 * * 1'] });
});

test('an install script that may run needs a comment beside or above it', () => {
  const text = `allowBuilds:
  a: false
  b: true
  # Builds the addon, which nothing else ships.
  c: true
  d: true # as c
`;
  expect(buildsWithoutReason(text)).toEqual(['b']);
  expect(buildsWithoutReason('allowBuilds:\n  a: true\n')).toEqual(['a']);
  expect(buildsWithoutReason('allowBuilds:\n  # Because.\n  a: true\n')).toEqual([]);
});

test.each(lockfiles)('%s holds the bytes of every package, all from the registry', (path) => {
  expect(unlockedPackages(readText(path))).toEqual([]);
});

test('a package without a hash, or from elsewhere, is reported', () => {
  const text = `packages:
  a@1.0.0: { resolution: { integrity: sha512-abc } }
  b@1.0.0: { resolution: { tarball: 'https://host.example/b.tgz' } }
  c@1.0.0: { resolution: { integrity: sha1-abc } }
`;
  expect(unlockedPackages(text)).toEqual(['b@1.0.0', 'c@1.0.0']);
});

// A frozen install elsewhere has no binary of a tool whose siblings were not locked.
test.each(['turbo', 'oxfmt', 'oxlint', 'oxlint-tsgolint', 'typescript'])(
  'the lockfile has the binaries of %s for every system',
  (tool) => {
    const manifestFile = createRequire(`${repository}/package.json`).resolve(
      `${tool}/package.json`,
    );
    const { optionalDependencies } = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const binaries = Object.entries(optionalDependencies).map((pin) => pin.join('@'));
    const locked = lockedPackages(readText('pnpm-lock.yaml'));

    expect(binaries.length).toBeGreaterThan(3);
    expect(binaries.filter((binary) => !locked.has(binary))).toEqual([]);
  },
);

describe('every install is frozen', () => {
  const thawed =
    /\bpnpm(?:@\S+)?(?: --\S+(?: [\w/.]+)?)* (?:install|i|ci)\b(?!.*--frozen-lockfile)/;
  const lines = [
    ...[...allManifests().values()]
      .flatMap(({ scripts }) => Object.values(scripts ?? {}))
      .flatMap((script) => script.split('&&')),
    ...readWorkflows().flatMap(shellLines),
    ...['.ci/run', '.ci/ready.mjs'].flatMap((path) => readText(path).split('\n')),
  ];

  test('in workflows, and where every script of the root begins', () => {
    expect(readText('.ci/ready.mjs')).toContain("'install', '--frozen-lockfile'");
    expect(lines.filter((line) => line.includes('--frozen-lockfile'))).not.toEqual([]);
    expect(lines.filter((line) => thawed.test(line))).toEqual([]);
  });

  test.each([
    'pnpm install',
    'npx --yes pnpm@one install',
    'pnpm --dir checks/runtimes install 1>&2',
  ])('%s is not', (line) => {
    expect(line).toMatch(thawed);
  });
});
