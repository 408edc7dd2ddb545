import { describe, expect, test } from 'vitest';
import { twoShops } from './payments/two-shops.ts';

const minutes = 60_000;
const checking = 'Төлбөрийг шалгаж байна';
const receipt = 'Баримт';

describe('two processes of the shop deliver', () => {
  test('what is paid, once, when MonPay calls one of them', async () => {
    const { sandbox, customer, order, paid } = await twoShops();
    const visitor = await customer();
    const { id, page, nonce } = await order(visitor);
    expect(await sandbox.pay(id)).toMatchObject({ state: 'answered', status: 200 });
    expect((await visitor.open(page)).page).toContain(receipt);
    expect(paid).toEqual([nonce]);
  });

  test('nothing on forged notices, whatever they say', async () => {
    const { customer, order, paid, origins } = await twoShops();
    const visitor = await customer();
    const { id, page, notices } = await order(visitor);
    const elsewhere = notices.replace(origins[0], origins[1]);
    const queries = [
      `invoiceId=${id}&status=PAID&amount=6500&txnId=5000000005044111&info=success`,
      `status=PAID&tnxId=1`,
      `invoiceId=${id + 1}&status=PAID`,
      'status=FAILED',
    ];
    for (const address of [notices, elsewhere]) {
      for (const query of queries) {
        for (const init of [{}, { method: 'POST' }]) {
          expect((await fetch(`${address}?${query}`, init)).status).toBe(200);
        }
      }
      const body = new URLSearchParams(queries[0]);
      expect((await fetch(address, { method: 'POST', body })).status).toBe(200);
    }
    expect((await visitor.open(page)).page).toContain(checking);
    expect(paid).toEqual([]);
  });

  test('once, for forty notices at both at once, repeated and in the wrong order', async () => {
    const { sandbox, customer, order, paid, origins } = await twoShops({ notice: 'never' });
    const { id, notices, nonce } = await order(await customer());
    await sandbox.decline(id);
    await sandbox.pay(id);
    const elsewhere = notices.replace(origins[0], origins[1]);
    const calls = Array.from({ length: 40 }, (_, index) =>
      fetch(
        `${index % 2 ? notices : elsewhere}?status=${index % 3 ? 'PAID' : 'FAILED'}&invoiceId=${id}`,
      ),
    );
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(paid).toEqual([nonce]);
  });

  test('by the sweep, once, what no notice reported', async () => {
    const { sandbox, customer, order, paid, sweep } = await twoShops({ notice: 'never' });
    const visitor = await customer();
    const orders = [await order(visitor), await order(visitor), await order(visitor)];
    for (const { id } of orders.slice(0, 2)) await sandbox.pay(id);
    await sweep(1 * minutes);
    expect(paid).toEqual([]);
    await sweep(3 * minutes);
    expect(paid.toSorted()).toEqual(
      orders
        .slice(0, 2)
        .map(({ nonce }) => nonce)
        .toSorted(),
    );
    await sweep(3 * minutes);
    expect(paid).toHaveLength(2);
    await sandbox.pay(orders[2]?.id ?? 0);
    await sweep(25 * 60 * minutes);
    expect(paid).toHaveLength(2);
  });

  test('after an attempt that failed, and never says that it failed', async () => {
    const { sandbox, customer, order, paid } = await twoShops();
    const visitor = await customer();
    const { id, page } = await order(visitor);
    expect(await sandbox.decline(id)).toMatchObject({ status: 200 });
    const declined = await visitor.open(page);
    expect(declined.page).toContain(checking);
    await sandbox.pay(id);
    expect((await visitor.open(page)).page).toContain(receipt);
    expect(paid).toHaveLength(1);
  });
});

async function withPaid() {
  const shops = await twoShops();
  const visitor = await shops.customer();
  const { id, page, notices } = await shops.order(visitor);
  await shops.sandbox.pay(id);
  expect((await visitor.open(page)).page).toContain(receipt);
  return { ...shops, visitor, page, notices, id };
}

describe('the page of an order', () => {
  test('stays paid, and is shown to nobody else', async () => {
    const { visitor, page, notices, customer } = await withPaid();
    await fetch(`${notices}?status=FAILED`);
    expect((await visitor.open(page)).page).toContain(receipt);
    const other = await (await customer('saraa')).open(page);
    expect(other.statuses).toEqual([401]);
    expect(other.page).not.toContain(receipt);
    expect((await fetch(page)).status).toBe(401);
  });

  test('gives the money back once', async () => {
    const { visitor, page, sandbox, id } = await withPaid();
    expect((await visitor.submit(`${page}/refund`)).page).toContain('Мөнгийг буцаалаа');
    expect((await visitor.submit(`${page}/refund`)).page).toContain('Мөнгийг буцаалаа');
    expect(sandbox.invoices().find((invoice) => invoice.id === id)?.status).toBe('REFUNDED');
  });

  test('of an order that was cancelled says so', async () => {
    const { sandbox, customer, order } = await twoShops();
    const visitor = await customer();
    const { id, page } = await order(visitor);
    expect((await visitor.submit(`${page}/cancel`)).page).toContain('Захиалга цуцлагдсан');
    expect(sandbox.invoices().find((invoice) => invoice.id === id)?.status).toBe('CANCELLED');
  });

  test.each(['cancel', 'refund'])('lets nobody else %s', async (action) => {
    const { sandbox, page, customer, id } = await withPaid();
    const stranger = await customer('saraa');
    expect((await stranger.submit(`${page}/${action}`)).statuses.at(-1)).toBe(404);
    const forged = await fetch(`${page}/${action}`, {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example' },
      body: new URLSearchParams(),
    });
    expect(forged.status).toBe(403);
    expect(sandbox.invoices().find((invoice) => invoice.id === id)?.status).toBe('PAID');
  });
});

test('a checkout that MonPay may have carried out is not repeated, and its order waits', async () => {
  const { sandbox, customer, origins } = await twoShops();
  const visitor = await customer();
  await visitor.submit(`${origins[0]}/basket`, { product: 'tea' });
  sandbox.faults.add('reset_after', { on: 'createInvoice' });
  const { page, address } = await visitor.submit(`${origins[0]}/checkout`);
  expect(address.pathname).toMatch(/^\/orders\//);
  expect(page).toContain(checking);
  expect((await fetch(`${address.href.replace('/orders/', '/notices/')}?status=PAID`)).status).toBe(
    503,
  );
});
