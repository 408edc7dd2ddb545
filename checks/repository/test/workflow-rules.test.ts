import { describe, expect, test } from 'vitest';
import { actionlint } from '../src/workflows/actionlint.ts';
import { readWorkflows, workflowFile } from '../src/workflows/read-workflows.ts';
import { faultsOf } from '../src/workflows/rules.ts';

const files = readWorkflows();

const good = `on: push
permissions: {}
concurrency: one
jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: echo "$WHO"
        env:
          WHO: \${{ github.actor }}
`;

test('there are workflows', () => {
  expect(files.map(({ path }) => path)).toContain('.github/workflows/ci.yml');
});

describe.each(files)('$path', (file) => {
  test('keeps the rules', () => {
    expect(faultsOf(file)).toEqual([]);
  });

  test('is clean to actionlint', async () => {
    expect(await actionlint(file.path, file.text)).toEqual([]);
  });
});

test('a workflow that keeps the rules has no faults', () => {
  expect(faultsOf(workflowFile('a.yml', good))).toEqual([]);
});

test.each([
  [
    'an action by its tag',
    '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
    '@v7',
    'uses actions/checkout@v7',
  ],
  ['a hash without its version', ' # v7.0.1', '', 'not a commit and its version'],
  [
    'rights for all jobs',
    'permissions: {}',
    'permissions: read-all',
    'permissions of the whole workflow',
  ],
  [
    'a job with the default rights',
    '    permissions:\n      contents: read\n',
    '',
    'does not say its permissions',
  ],
  ...['write-all', 'read-all'].map((word): [string, string, string, string] => [
    `the word ${word}`,
    'permissions:\n      contents: read\n',
    `permissions: ${word}\n`,
    `takes ${word}`,
  ]),
  ...['"uses": a/b@main', 'uses : a/b@main', '{ uses: a/b@main }', "uses: 'a/b@main'"].map(
    (step): [string, string, string, string] => [
      `a loose action, written as ${step}`,
      '      - run:',
      `      - ${step}\n      - run:`,
      'a/b@main',
    ],
  ),
  ['an image', '    steps:', '    container: node:latest\n    steps:', 'no commit pins'],
  [
    'a job that goes on after an error',
    '    steps:',
    '    continue-on-error: true\n    steps:',
    'goes on after an error',
  ],
  [
    'a step that goes on after an error',
    '        env:',
    '        continue-on-error: true\n        env:',
    'goes on after an error',
  ],
  ['a swallowed failure', '"$WHO"', '"$WHO" || true', 'swallows the failure'],
  [
    'a setup-node that caches by itself',
    '      - run:',
    `      - uses: actions/setup-node@${'0'.repeat(40)} # v7.0.0\n      - run:`,
    'lets setup-node keep a cache',
  ],
  [
    'an expression in the script of an action',
    '      - run:',
    `      - uses: a/b@${'0'.repeat(40)} # v1.0.0\n        with: { script: 'run \${{ github.actor }}' }\n      - run:`,
    'puts an expression into its shell',
  ],
  ...['npx --yes pnpm@12.21.0 build', 'node a.mjs', 'cd a && npm ci', './build.sh'].map(
    (run): [string, string, string, string] => [
      `${run} where a token may write`,
      'contents: read\n    steps:\n',
      `contents: write\n    steps:\n      - run: ${run}\n`,
      'beside a token that may write',
    ],
  ),
  [
    'an action that builds where a token may write',
    'contents: read\n    steps:\n',
    `contents: write\n    steps:\n      - uses: a/b@${'0'.repeat(40)} # v1.0.0\n`,
    'lets a/b run beside a token that may write',
  ],
  ['all secrets', 'github.actor', 'toJSON(secrets)', 'names a secret'],
  ['no concurrency', 'concurrency: one\n', '', 'has no concurrency'],
  ['no timeout', '    timeout-minutes: 10\n', '', 'has no timeout'],
  ['a long timeout', 'minutes: 10', 'minutes: 360', 'has no timeout'],
  ['whatever image is the latest', 'ubuntu-24.04', 'ubuntu-latest', 'latest image'],
  [
    'credentials that stay',
    'persist-credentials: false',
    'fetch-depth: 0',
    'leaves the credentials',
  ],
  [
    'an expression in the shell',
    '"$WHO"',
    '${{ github.actor }}',
    'puts an expression into its shell',
  ],
  ['a secret', 'github.actor', 'secrets.KEY', 'names a secret'],
  ['a token of npm', 'WHO:', 'NODE_AUTH_TOKEN:', 'names a token of npm'],
  [
    'the host of a registry',
    'persist-credentials: false',
    "registry-url: 'x'",
    'names the host of a registry',
  ],
  ['a cache', '        with:\n', '        with:\n          cache: pnpm\n', 'names a cache'],
  [
    'foreign code with rights',
    'on: push',
    'on: { pull_request_target: {} }',
    'runs on pull_request_target',
  ],
])('%s is a fault', (_, part, bad, fault) => {
  expect(good).toContain(part);
  const faults = faultsOf(workflowFile('a.yml', good.replace(part, bad)));
  expect(faults.join('\n')).toContain(fault);
});

test('actionlint finds what does not parse, does not exist and can be injected', async () => {
  const bad = good
    .replace('timeout-minutes', 'timeout-minuets')
    .replace('concurrency: one', 'concurrency: ${{ github.nobody }}')
    .replace('"$WHO"', '${{ github.event.issue.title }}');

  const findings = (await actionlint('bad.yml', bad)).join('\n');

  expect(findings).toContain('unexpected key "timeout-minuets"');
  expect(findings).toContain('property "nobody" is not defined');
  expect(findings).toContain('potentially untrusted');
});
