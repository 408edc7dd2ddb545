import { describe, expect, test, vi } from 'vitest';
import { anInvoice, monpayServer, success, type Reply } from '../resource/monpay-server.ts';
import { clientOf } from '../token-endpoint.ts';
import { shops, type Orders } from './payment-shops.ts';
import { paid, paidInvoice, ordersThat } from './orders.ts';

describe.each(Object.entries(shops))('a payment endpoint on %s', (_, makeShop) => {
  async function shopWith(reply: Reply | (() => Reply | Promise<Reply>), orders = ordersThat()) {
    const server = await monpayServer(() => (typeof reply === 'function' ? reply() : reply));
    const url = await makeShop(clientOf(server), orders);
    return { server, orders, url, paid: `${url}/paid/n0nce` };
  }
  const isPaid: Reply = { body: success(paidInvoice) };

  test('makes one check and one call of onPaid for twenty notices at once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const shop = await shopWith(async () => {
      await promise;
      return isPaid;
    });
    const answers = Array.from({ length: 20 }, () => fetch(`${shop.paid}?${paid}`));
    await vi.waitFor(() => expect(shop.orders.expect).toHaveBeenCalledTimes(20), {
      timeout: 30_000,
    });
    resolve();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, () => 200),
    );
    expect(shop.server.calls).toHaveLength(1);
    expect(shop.orders.onPaid).toHaveBeenCalledOnce();
  });

  test('does not let a notice that comes too early swallow the one of the payment', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const shop = await shopWith(async () => {
      if (++asked > 1) return isPaid;
      await promise;
      return { body: success(anInvoice) };
    });
    const early = fetch(`${shop.paid}?status=FAILED`);
    await vi.waitFor(() => expect(asked).toBe(1));
    // The customer pays now: MonPay has read the invoice, and its answer is still on the way.
    const late = Array.from({ length: 10 }, () => fetch(`${shop.paid}?${paid}`));
    await vi.waitFor(() => expect(shop.orders.expect).toHaveBeenCalledTimes(11));
    resolve();
    const answers = await Promise.all([early, ...late]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(shop.orders.onPaid).toHaveBeenCalledOnce();
    expect(shop.server.calls).toHaveLength(2);
  });

  test('makes two checks at most for notices that come together about an invoice that is not paid', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const shop = await shopWith(async () => {
      await promise;
      return { body: success(anInvoice) };
    });
    const answers = Array.from({ length: 20 }, () => fetch(`${shop.paid}?${paid}`));
    await vi.waitFor(() => expect(shop.orders.expect).toHaveBeenCalledTimes(20));
    resolve();
    await Promise.all(answers);
    expect(shop.server.calls).toHaveLength(2);
    expect(shop.orders.onPaid).not.toHaveBeenCalled();
  });

  test('says 200 to none of them before onPaid came back, and to none if it failed', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const shop = await shopWith(
      isPaid,
      ordersThat({ onPaid: vi.fn<Orders['onPaid']>(() => promise) }),
    );
    let answered = 0;
    const answers = Array.from({ length: 5 }, async () => {
      const { status } = await fetch(`${shop.paid}?${paid}`);
      answered++;
      return status;
    });
    await vi.waitFor(() => expect(shop.orders.expect).toHaveBeenCalledTimes(5), {
      timeout: 30_000,
    });
    await vi.waitFor(() => expect(shop.orders.onPaid).toHaveBeenCalled(), { timeout: 30_000 });
    expect(answered).toBe(0);
    reject(new Error('the database is down'));
    expect((await Promise.all(answers)).filter((status) => status < 500)).toEqual([]);
    expect(shop.orders.onPaid).toHaveBeenCalledOnce();
  });

  test('checks again for a notice that comes later', async () => {
    const shop = await shopWith(isPaid);
    await fetch(`${shop.paid}?${paid}`);
    await fetch(`${shop.paid}?${paid}`);
    expect(shop.server.calls).toHaveLength(2);
    expect(shop.orders.onPaid).toHaveBeenCalledTimes(2);
  });
});
