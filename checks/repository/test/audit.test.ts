import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../src/audit/answers.ts';
import { answers } from '../src/audit/answers.ts';
import { auditOf } from '../src/audit/ask-registry.ts';
import type { Finding } from '../src/audit/ask-registry.ts';
import { judge } from '../src/audit/judge.ts';

const finding: Finding = {
  advisory: 'GHSA-aaaa-bbbb-cccc',
  module: 'left',
  severity: 'high',
  title: 'Takes the right way',
  paths: ['.>left'],
};
const answer: Answer = {
  advisory: finding.advisory,
  module: finding.module,
  reason: 'It runs in a test only, on text that the test wrote.',
  until: '2027-01-31',
};

describe('a finding', () => {
  test('that nobody answered is a complaint, with the way it came in', () => {
    expect(judge([finding], [], '2026-11-24')).toEqual([
      'GHSA-aaaa-bbbb-cccc (high) in left: Takes the right way\n  .>left',
    ]);
  });

  test('that is answered is none, up to the last day of the answer', () => {
    expect(judge([finding], [answer], '2026-11-24')).toEqual([]);
    expect(judge([finding], [answer], '2027-01-31')).toEqual([]);
    expect(judge([finding], [answer], '2027-02-01')).toHaveLength(1);
  });

  test('is not answered by an answer about another module', () => {
    expect(judge([finding], [{ ...answer, module: 'right' }], '2026-11-24')).toHaveLength(2);
  });
});

test.each([
  ['to what is no longer there', [], answer, 'answers nothing any more'],
  ['without a reason', [finding], { ...answer, reason: 'fine' }, 'gives no reason'],
  ['for years', [finding], { ...answer, until: '2029-01-01' }, 'too far off'],
  ['until a day that does not exist', [finding], { ...answer, until: 'soon' }, 'no day'],
])('an answer %s is a complaint', (_, findings, given, complaint) => {
  expect(judge(findings, [given], '2026-11-24').join()).toContain(complaint);
});

test('the answers of this repository have the form that the registry speaks of', () => {
  expect(answers.filter(({ advisory }) => !/^GHSA(?:-[\da-z]{4}){3}$/.test(advisory))).toEqual([]);
});

describe('pnpm asks a registry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'monpay-audit-'));
  let answerWith: { status: number; body: string };
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answerWith.status).end(answerWith.body));
  });
  let registry: string;

  beforeAll(async () => {
    writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "left": "1.0.0" } }');
    writeFileSync(
      join(folder, 'pnpm-lock.yaml'),
      `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      left: { specifier: 1.0.0, version: 1.0.0 }
packages:
  left@1.0.0: { resolution: { integrity: sha512-AAAA } }
snapshots:
  left@1.0.0: {}
`,
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('that knows of a hole', async () => {
    const advisory = {
      id: 1,
      url: 'https://advisories.example/GHSA-aaaa-bbbb-cccc',
      title: finding.title,
      severity: 'high',
      vulnerable_versions: '<2',
      cwe: [],
    };
    answerWith = { status: 200, body: JSON.stringify({ left: [advisory] }) };

    expect(await auditOf(folder, ['--registry', registry])).toEqual({
      findings: [{ ...finding, paths: ['.>left'] }],
    });
  });

  test('that knows of none', async () => {
    answerWith = { status: 200, body: '{}' };
    expect(await auditOf(folder, ['--registry', registry])).toEqual({ findings: [] });
  });

  test.each([
    [404, '{}', "The audit endpoint doesn't exist."],
    [405, '', 'The audit endpoint responded with 405'],
    [200, '<h1>Please log in</h1>', 'returned invalid JSON'],
  ])('that answers %i %s: it is silent, and not clean', async (status, body, words) => {
    answerWith = { status, body };
    expect(await auditOf(folder, ['--registry', registry])).toEqual({
      silent: expect.stringContaining(words) as string,
    });
  });

  test('about a folder without a lockfile, which is an error', async () => {
    rmSync(join(folder, 'pnpm-lock.yaml'));
    await expect(auditOf(folder, ['--registry', registry])).rejects.toThrow('could not audit');
  });
});
