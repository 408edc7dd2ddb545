import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { withMerchantToken } from '../src/shop/merchant-token.ts';
import { right } from '../src/wrong/wrong-app.ts';
import type { Sandbox } from '@monpay-miniapp/sandbox';
import type { Habits } from '../src/shop/habits.ts';
import { page } from '../src/shop/messages.ts';
import type { Judged } from './check-command.ts';
import { runCheck, selling } from './run-check.ts';

const payment = ['paid', 'notice-forged', 'paid-other-amount', 'create-hangs', 'refund-failed'];
const only = ['--only', [...payment, 'paid-other-customer'].join(',')];

function outcomesOf(cases: readonly Judged[]): Record<string, string> {
  return Object.fromEntries(cases.map(({ name, outcome }) => [name, outcome]));
}
const allPass = Object.fromEntries(payment.map((name) => [name, 'passed']));

const publicInvoices = {
  ...right,
  createInvoice: ((state, order, customer) =>
    withMerchantToken(state, (accessToken) =>
      right.createInvoice(state, order, { ...customer, accessToken }),
    )) satisfies typeof right.createInvoice,
};
const allButWhoPaid = { ...allPass, 'paid-other-customer': 'skipped' };

test.concurrent('an app whose invoices anybody can pay passes, and is not asked who did', async ({
  expect,
}) => {
  expect(outcomesOf(await runCheck(publicInvoices, only))).toEqual(allButWhoPaid);
});

test.concurrent('an app whose script buys with JSON passes, with its slashes written as PHP does', async ({
  expect,
}) => {
  const scripted: Habits = {
    ...publicInvoices,
    toPay: ({ header }, payPage) =>
      header('content-type') === 'application/json'
        ? { status: 200, body: JSON.stringify({ payPage }).replaceAll('/', String.raw`\/`) }
        : { status: 415 },
  };
  const cases = await runCheck(scripted, only, selling('POST /buy {"item":1}'));
  expect(outcomesOf(cases)).toEqual(allButWhoPaid);
});

test.concurrent('the check takes back its own faults alone', async ({ expect }) => {
  const own = { fault: 'status_500', on: 'createInvoice', user: 'of-a-developer' } as const;
  for (const habits of [right, publicInvoices]) {
    let sandbox: Sandbox | undefined;
    await runCheck(habits, ['--only', 'create-hangs'], selling(), (opened) => {
      opened.faults.add(own.fault, own);
      sandbox = opened;
    });
    expect(sandbox?.faults.list()).toEqual([{ ...own, times: 1, left: 1 }]);
  }
});

test.concurrent('what was not played is not passed', async ({ expect }) => {
  const elsewhere: Habits = {
    ...right,
    createInvoice(state, order, customer) {
      const redirectUri = state.settings.redirectUri.replace('127.0.0.1', 'localhost');
      return right.createInvoice(
        { ...state, settings: { ...state.settings, redirectUri } },
        order,
        customer,
      );
    },
  };
  const comingBack = ['--only', 'paid,paid-late,return-forged'];
  expect(outcomesOf(await runCheck(elsewhere, comingBack))).toEqual({
    paid: 'passed',
    'paid-late': 'undecided',
    'return-forged': 'undecided',
  });
});

test.concurrent.for([
  ['in two ways to pay', 2, Infinity],
  ['of the two that it has', 1, 2],
])('an invoice %s says nothing about repeating', async ([, each, stock], { expect }) => {
  let made = 0;
  const odd: Habits = {
    ...right,
    async createInvoice(state, order, customer) {
      if (made++ >= Number(stock)) throw new Error('Sold out.');
      for (let index = 1; index < Number(each); index++)
        await right.createInvoice(state, order, customer);
      return right.createInvoice(state, order, customer);
    },
  };
  expect(outcomesOf(await runCheck(odd, ['--only', 'create-hangs']))).toEqual({
    'create-hangs': 'undecided',
  });
});

const deliveries = ['--only', 'paid,notice-forged'];
const wellDelivered = { paid: 'passed', 'notice-forged': 'passed' };

test.concurrent('words that only begin in the same way are no delivery', async ({ expect }) => {
  const inMongolian: Habits = {
    ...right,
    returnPage: ({ delivered }) => page(200, delivered > 0 ? 'Хүргэсэн' : 'Хүргэсэнгүй'),
  };
  const cases = await runCheck(inMongolian, deliveries, selling(undefined, 'Хүргэсэн'));
  expect(outcomesOf(cases)).toEqual(wellDelivered);
});

test.concurrent('the words of an order that waits to be paid are no delivery', async ({
  expect,
}) => {
  const listing: Habits = {
    ...right,
    front({ name, userId }, { orders }) {
      const own = [...orders.values()].filter((order) => order.userId === userId);
      const said = own.map((order) =>
        order.delivered > 0 ? 'delivered, yes, delivered' : 'not delivered',
      );
      return page(200, `${name}: ${said.join('; ')}`);
    },
  };
  const cases = await runCheck(listing, deliveries, selling(undefined, '/ delivered'));
  expect(outcomesOf(cases)).toEqual(wellDelivered);
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
