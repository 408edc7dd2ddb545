import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call, merchantsToken, newInvoice } from './resource-call.ts';
import { txn, invoiceAt, shopped } from './paid-shop.ts';

test.each([
  [['tnx_id'], `amount=1000&invoiceId=1&status=PAID&tnxId=${txn}&info=success`],
  [['both_txn_ids'], `amount=1000&invoiceId=1&status=PAID&tnxId=${txn}&txnId=${txn}&info=success`],
] as const)(
  'the quirk %j spells the transaction number as the guide does elsewhere',
  async (quirks, query) => {
    const { shop, sandbox } = await shopped({ quirks });
    await sandbox.pay(await invoiceAt(sandbox, shop.url));
    expect(shop.received[0]?.target).toBe(`/return/nonce-1?${query}`);
  },
);

test('the quirk failed_without_id sends what the guide shows: no invoice, and a stray &', async () => {
  const { shop, sandbox } = await shopped({ quirks: ['failed_without_id'] });
  await sandbox.pay(await invoiceAt(sandbox, shop.url, 'no-balance'));
  expect(shop.received[0]?.target).toBe(
    '/return/nonce-1?&status=FAILED&amount=1000&info=balance%20not%20enough%20balance',
  );
});

test('notices come twice, and out of order, if the quirks say so', async () => {
  const { shop, sandbox } = await shopped({ quirks: ['notice_twice'] });
  const statuses = (): (string | null)[] =>
    shop.received.map(({ target }) => new URL(target, shop.url).searchParams.get('status'));
  await sandbox.pay(await invoiceAt(sandbox, shop.url));
  await expect.poll(statuses).toEqual(['PAID', 'PAID']);
  expect(shop.received[0]?.target).toBe(shop.received[1]?.target);
  const other = await shopped({ quirks: ['notices_out_of_order'] });
  const id = await invoiceAt(other.sandbox, other.shop.url);
  expect(await other.sandbox.decline(id)).toBeUndefined();
  expect(other.shop.received).toEqual([]);
  await other.sandbox.pay(id);
  await expect
    .poll(() => other.shop.received.map(({ target }) => /status=(\w+)/.exec(target)?.[1]))
    .toEqual(['PAID', 'FAILED']);
});

test('a public invoice can be paid twice if the quirk says so, and each payment is given back', async () => {
  const sandbox = createSandbox({ deliver: () => new Response(), quirks: ['double_payment'] });
  const token = await merchantsToken(sandbox);
  const id = await newInvoice(sandbox, token, { amount: 100 });
  await sandbox.pay(id, { user: 'bat' });
  await sandbox.pay(id, { user: 'saraa' });
  expect(sandbox.invoices()[0]?.payments).toMatchObject([{ userId: 1001 }, { userId: 1002 }]);
  await sandbox.pay(id, { user: 'no-balance' });
  expect(sandbox.invoices()[0]?.status).toBe('PAID');
  const body = { invoiceId: id, description: 'x' };
  const statuses = [];
  for (let time = 0; time < 2; time++) {
    await call(sandbox, 'POST /v2/api/oauth/refund', { token, body });
    statuses.push(sandbox.invoices()[0]?.status);
  }
  expect(statuses).toEqual(['PAID', 'REFUNDED']);
  expect(
    sandbox
      .users()
      .map(({ balance }) => balance)
      .slice(0, 2),
  ).toEqual([1_000_000, 1_000_000]);
});

test('one public invoice is paid twenty times at most', async () => {
  const sandbox = createSandbox({ deliver: () => new Response(), quirks: ['double_payment'] });
  const id = await newInvoice(sandbox, await merchantsToken(sandbox), { amount: 1 });
  for (let time = 0; time < 20; time++) await sandbox.pay(id);
  await expect(sandbox.pay(id)).rejects.toThrow('is PAID');
  expect(sandbox.invoices()[0]?.payments).toHaveLength(20);
});

test('notice: never, and after the return by the clock of the sandbox', async () => {
  const silent = createSandbox({ notice: 'never', deliver: () => new Response() });
  expect(await silent.pay(await invoiceAt(silent, 'https://shop.example'))).toBeUndefined();
  expect(silent.deliveries()).toEqual([]);
  const late = createSandbox({
    notice: 'after',
    noticeDelay: 60_000,
    deliver: () => new Response(),
  });
  const paid = late.pay(await invoiceAt(late, 'https://shop.example'));
  expect(late.deliveries()).toEqual([]);
  late.advance(60_000);
  expect(await paid).toMatchObject({ state: 'answered' });
  const forgotten = late.pay(await invoiceAt(late, 'https://shop.example'));
  late.reset();
  expect(await forgotten).toBeUndefined();
});
