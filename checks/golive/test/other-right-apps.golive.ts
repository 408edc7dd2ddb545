import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { withMerchantToken } from '../src/shop/merchant-token.ts';
import { right } from '../src/wrong/wrong-app.ts';
import type { Judged } from './check-command.ts';
import { runCheck, selling } from './run-check.ts';

const payment = ['paid', 'notice-forged', 'paid-other-amount', 'create-hangs', 'refund-failed'];
const only = ['--only', [...payment, 'paid-other-customer'].join(',')];

function outcomesOf(cases: readonly Judged[]): Record<string, string> {
  return Object.fromEntries(cases.map(({ name, outcome }) => [name, outcome]));
}
const allPass = Object.fromEntries(payment.map((name) => [name, 'passed']));

test.concurrent('an app whose invoices anybody can pay passes, and is not asked who did', async ({
  expect,
}) => {
  const publicInvoices = {
    ...right,
    createInvoice: ((state, order, customer) =>
      withMerchantToken(state, (accessToken) =>
        right.createInvoice(state, order, { ...customer, accessToken }),
      )) satisfies typeof right.createInvoice,
  };
  expect(outcomesOf(await runCheck(publicInvoices, only))).toEqual({
    ...allPass,
    'paid-other-customer': 'skipped',
  });
});

test.concurrent('a script can buy what a form can’t', async ({ expect }) => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'golive-'));
  const script = join(folder.path, 'buy.mjs');
  await writeFile(
    script,
    `const { CHECK_ORIGIN, CHECK_COOKIE } = process.env;
await fetch(CHECK_ORIGIN + '/buy', { method: 'POST', headers: { Cookie: CHECK_COOKIE }, redirect: 'manual' });`,
  );
  expect(outcomesOf(await runCheck(right, only, selling(script)))).toEqual({
    ...allPass,
    'paid-other-customer': 'passed',
  });
});

test.concurrent('an app that sells nothing is told what was left out', async ({ expect }) => {
  const cases = await runCheck(right, only, []);
  expect(new Set(cases.map(({ outcome }) => outcome))).toEqual(new Set(['skipped']));
  expect(cases[0]?.seen.en).toContain('--buy');
});
