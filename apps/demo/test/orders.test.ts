import { describe, expect, test } from 'vitest';
import { memoryOrders } from '../src/shop/orders/memory-orders.ts';
import type { Order } from '../src/shop/orders/order.ts';
import { sqliteOrders } from '../src/shop/orders/sqlite-orders.ts';

const order = (nonce: string, createdAt: number): Order => ({
  nonce,
  userId: 7,
  items: ['tea'],
  amount: 6500,
  receiver: 'branch-user',
  createdAt,
});

describe.each([
  ['SQLite', () => sqliteOrders(':memory:')],
  ['memory', async () => memoryOrders()],
])('orders in %s', (_, open) => {
  test('are found by their nonce as they were written', async () => {
    const orders = await open();
    await orders.add(order('one', 1000));
    expect(await orders.find({ nonce: 'one' })).toEqual([order('one', 1000)]);
    expect(await orders.find({ nonce: 'two' })).toEqual([]);
  });

  test('change once: the second caller is told that somebody else was first', async () => {
    const orders = await open();
    await orders.add(order('one', 1000));
    const pay = (paidAt: number): Promise<boolean> =>
      orders.change('one', { paidAt, txnId: String(paidAt) }, 'paidAt');
    expect(await Promise.all([pay(2000), pay(3000)])).toEqual([true, false]);
    expect(await orders.find({ nonce: 'one' })).toMatchObject([{ paidAt: 2000, txnId: '2000' }]);
    expect(await orders.change('two', { paidAt: 2000 }, 'paidAt')).toBe(false);
  });

  test('that wait for their payment are found by the time they were made', async () => {
    const orders = await open();
    const changes = { waits: {}, paid: { paidAt: 1 }, odd: { problem: 'mismatch' } } as const;
    for (const [index, [nonce, change]] of Object.entries(changes).entries()) {
      await orders.add(order(nonce, 1000));
      await orders.change(nonce, { invoiceId: index + 1, ...change }, 'invoiceId');
    }
    await orders.add(order('without invoice', 1000));
    const between = async (unpaidFrom: number, unpaidTo: number): Promise<string[]> =>
      (await orders.find({ unpaidFrom, unpaidTo })).map(({ nonce }) => nonce);
    expect(await between(1000, 1000)).toEqual(['waits']);
    expect(await between(1001, 2000)).toEqual([]);
    expect(await between(0, 999)).toEqual([]);
  });
});
