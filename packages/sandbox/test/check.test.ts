import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cases } from '../src/check/cases.ts';
import { rightShop, serve, shopWithSandbox, type Handler } from './check-shop.ts';
import { CliCommand, run, start, temporaryFolder } from './cli-command.ts';

interface Report {
  readonly app: string;
  readonly cases: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly seen: { readonly mn: string; readonly en: string };
    readonly phone: readonly unknown[];
    readonly monpay: readonly unknown[];
  }[];
}

const quick = cases
  .filter(({ slow, group }) => !slow && group !== 'payment')
  .map(({ name }) => name);

test.concurrent('an app without a fault passes every quick case, and nothing secret is in its reports', async ({
  expect,
}) => {
  const { app, folder, started } = await shopWithSandbox(rightShop);
  const args = [
    'check',
    app,
    '--only',
    quick.join(','),
    '--json',
    '--junit',
    'j.xml',
    '--html',
    'r.html',
  ];
  const { code, stdout, stderr } = await run(args, { folder });
  const report = JSON.parse(stdout) as Report;
  expect(report.cases.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(report.cases.map(({ name }) => name)).toEqual(quick);
  expect(code).toBe(0);
  expect(stderr).toContain(`/${quick.length}] launch: passed`);
  const [junit, html] = ['j.xml', 'r.html'].map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(junit).toContain(`tests="${quick.length}" failures="0" errors="0" skipped="0"`);
  expect(html).toContain("default-src 'none'; style-src 'sha256-");
  expect(html).not.toMatch(/<script|<img|<link|\bon\w+=|style=/);
  for (const text of [stdout, stderr, junit, html]) {
    expect(text).not.toMatch(/sbx_/);
    expect(text).not.toContain(started.admin_token);
    expect(text).not.toMatch(/session=[\w-]{36}/);
  }
});
