import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest } from '@monpay-miniapp/shared/manifest';
import { filesNamed, readText, repository } from '@monpay-miniapp/shared/repository';
import { calledScripts, writePermissions } from '../src/workflows/called-scripts.ts';
import { readWorkflows, shellLines, workflowFile } from '../src/workflows/read-workflows.ts';

const root = readManifest('package.json');
const scripts = Object.keys(root.scripts ?? {});
const workflows = readWorkflows();
const gate = JSON.parse(
  execFileSync('bash', [join(repository, '.ci/run'), '--list'], { encoding: 'utf8' }),
) as string[];

describe('the gate', () => {
  test('is made of scripts that the root has, each once', () => {
    expect(gate.filter((script) => !scripts.includes(script))).toEqual([]);
    expect(new Set(gate).size).toBe(gate.length);
  });

  test('leaves out no script that checks something', () => {
    const checks = scripts.filter((script) => /^(?:test|lint|typecheck)\b|check/.test(script));
    // The gate itself, and what takes hours.
    const others = new Set(['check', 'check:mutation']);
    expect(checks.filter((script) => !others.has(script) && !gate.includes(script))).toEqual([]);
  });

  test('is what the workflow makes its jobs of', () => {
    const lines = workflows.flatMap(shellLines);
    expect(lines).toContain('echo "scripts=$(bash .ci/run --list)" >> "$GITHUB_OUTPUT"');
    expect(lines).toContain('bash .ci/run "$SCRIPT"');
  });

  test('refuses a name that it does not have', () => {
    const ask = () =>
      execFileSync('bash', [join(repository, '.ci/run'), 'tset'], { stdio: 'pipe' });
    expect(ask).toThrow('The gate has test, lint');
  });

  test('has each of its scripts in the table of CONTRIBUTING.md', () => {
    const table = readText('CONTRIBUTING.md');
    expect(gate.filter((script) => !table.includes(`\`pnpm ${script}\``))).toEqual([]);
  });
});

describe('the workflows', () => {
  test('call no script but those of the root, by the pnpm that is pinned', () => {
    const called = workflows.flatMap(calledScripts);
    expect(called.map(({ script }) => script)).toContain('test');
    expect(called.filter(({ script }) => !scripts.includes(script))).toEqual([]);
    expect(new Set(called.map(({ pnpm }) => pnpm))).toEqual(
      new Set([root.devEngines?.packageManager.version]),
    );
  });

  test('give no job a right to write that it does not need', () => {
    expect(writePermissions(workflows)).toEqual([
      'release.yml propose: contents',
      'release.yml propose: pull-requests',
      'release.yml propose: actions',
      'release.yml publish: contents',
      'release.yml publish: id-token',
      'release.yml bills: contents',
      'site.yml deploy: pages',
      'site.yml deploy: id-token',
    ]);
  });

  test('end in one job that no failure of another can turn green', () => {
    const { green, ...others } = workflows.find(({ path }) => path.endsWith('/ci.yml'))!.workflow
      .jobs;
    const needs = Object.keys(others);
    expect(green).toMatchObject({
      if: 'always()',
      needs,
      steps: [
        {
          run: `test "$RESULTS" = "${needs.map(() => 'success').join(' ')}"`,
          env: { RESULTS: "${{ join(needs.*.result, ' ') }}" },
        },
      ],
    });
  });

  test('publish in an environment that somebody approves, and break no release off', () => {
    const release = workflows.find(({ path }) => path.endsWith('/release.yml'))!.workflow;
    const publishing = Object.values(release.jobs).filter(
      ({ permissions }) => typeof permissions === 'object' && permissions?.['id-token'],
    );
    expect(publishing.map(({ environment }) => environment)).toEqual(['npm']);
    expect(release.concurrency).toEqual({ group: 'release', 'cancel-in-progress': false });
  });

  test('let nothing build, test or pack where a package can be published', () => {
    const publish = workflows.flatMap(({ workflow }) => workflow.jobs['publish'] ?? []);
    expect(
      publish.flatMap(({ steps }) => steps.flatMap(({ run }) => run?.split('\n') ?? [])),
    ).toEqual(['npm install --global pnpm@12.21.0', 'pnpm install --frozen-lockfile', '']);
    expect(root.scripts?.['release:publish']).toMatch(
      /^node \.ci\/ready\.mjs --no-build && node \S+\/publish\.ts$/,
    );
    expect(root.scripts?.['release']).toBe('pnpm run release:pack && pnpm run release:publish');
  });
});

test('a called script is found in a line of shell and in an input', () => {
  const file = workflowFile(
    'a.yml',
    `on: push
jobs:
  a:
    permissions: { id-token: write }
    steps:
      - run: |
          npx --yes pnpm@one install --frozen-lockfile
          npx --yes pnpm@one run version
      - uses: x/y
        with:
          script: npx --yes pnpm@one release
`,
  );
  expect(calledScripts(file).map(({ script }) => script)).toEqual([
    'install',
    'version',
    'release',
  ]);
  expect(writePermissions([file])).toEqual(['a.yml a: id-token']);
});

test('one version of pnpm is named everywhere', () => {
  const named = filesNamed(':!*pnpm-lock.yaml', ':!*/CHANGELOG.md').flatMap((path) =>
    [...readText(path).matchAll(/\bpnpm@(\d+\.\d+\.\d+)/g)].map(([, version]) => version),
  );
  expect(new Set(named)).toEqual(new Set([root.devEngines?.packageManager.version]));
});
