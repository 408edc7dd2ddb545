import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { anInvoice, monpayServer, success, type Reply } from '../resource/monpay-server.ts';
import { clientOf } from '../token-endpoint.ts';
import { shops } from './payment-shops.ts';
import { paid, paidInvoice, form, ordersThat } from './orders.ts';

describe.each(Object.entries(shops))('a payment endpoint on %s', (name, makeShop) => {
  async function shopWith(reply: Reply | (() => Reply | Promise<Reply>), orders = ordersThat()) {
    const server = await monpayServer(() => (typeof reply === 'function' ? reply() : reply));
    const url = await makeShop(clientOf(server), orders);
    return { server, orders, url, paid: `${url}/paid/n0nce` };
  }
  const isPaid: Reply = { body: success(paidInvoice) };

  test('README example: hands over a confirmed payment, and answers 200', async () => {
    const shop = await shopWith(isPaid);
    const answer = await fetch(`${shop.paid}?${paid}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(shop.orders.onPaid.mock.calls).toEqual([
      ['n0nce', { state: 'paid', invoice: paidInvoice }],
    ]);
    expect(shop.orders.expect.mock.calls[0]?.[1]).toMatchObject({ invoiceId: 64, status: 'PAID' });
    expect(shop.orders.onUnpaid).not.toHaveBeenCalled();
  });

  test.each<[string, string, RequestInit]>([
    ['POST with the query', `?${paid}`, { method: 'POST' }],
    ['POST with a form', '', { method: 'POST', headers: form, body: paid }],
    ['POST with both', `?${paid}`, { method: 'POST', headers: form, body: paid }],
    ['the spelling of the table', `?${paid.replace('txnId', 'tnxId')}`, {}],
    ['a failure without an invoice', '?&status=FAILED&info=x', {}],
    ['a notice about another invoice', '?status=PAID&invoiceId=65', {}],
  ])('takes %s, and lets the check of the order decide', async (__, query, init) => {
    const shop = await shopWith(isPaid);
    const answer = await fetch(shop.paid + query, init);
    expect(answer.status).toBe(200);
    expect(shop.orders.onPaid).toHaveBeenCalledOnce();
    expect(shop.server.calls.map(({ url }) => url)).toEqual(['/v2/api/oauth/invoice/64']);
  });

  test('delivers nothing on a forged notice', async () => {
    const shop = await shopWith({ body: success(anInvoice) });
    expect((await fetch(`${shop.paid}?${paid}`)).status).toBe(200);
    expect(shop.orders.onPaid).not.toHaveBeenCalled();
    expect(shop.orders.onUnpaid.mock.calls).toEqual([
      ['n0nce', { state: 'unpaid', invoice: anInvoice }],
    ]);
  });

  test('delivers nothing on a payment of another amount', async () => {
    const shop = await shopWith({ body: success({ ...paidInvoice, amount: 1 }) });
    expect((await fetch(`${shop.paid}?${paid}`)).status).toBe(200);
    expect(shop.orders.onPaid).not.toHaveBeenCalled();
    expect(shop.orders.onUnpaid.mock.calls[0]?.[1].state).toBe('mismatch');
  });

  test('asks nothing of MonPay for an unknown order, nor for one whose invoice is not stored yet', async () => {
    const shop = await shopWith(isPaid);
    expect((await fetch(`${shop.url}/paid/other?${paid}`)).status).toBe(404);
    shop.orders.expect.mockReturnValue('not_yet');
    const notYet = await fetch(`${shop.paid}?${paid}`);
    expect([notYet.status, notYet.headers.get('retry-after')]).toEqual([503, '5']);
    expect([...shop.server.calls, ...shop.server.grants]).toEqual([]);
    expect(shop.orders.onPaid).not.toHaveBeenCalled();
  });

  test.each<[string, Reply]>([
    ['a gateway', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['a refusal', { status: 401, body: { code: 'INSUFFICIENT_ACCESS', intCode: 6, info: '' } }],
    ['a broken connection', { instead: (response) => response.destroy() }],
  ])('answers 503 if the check fails, at %s', async (__, reply) => {
    const shop = await shopWith(reply);
    expect((await fetch(`${shop.paid}?${paid}`)).status).toBe(503);
    expect(shop.orders.onError).toHaveBeenCalledOnce();
    expect(shop.orders.onPaid).not.toHaveBeenCalled();
    expect(shop.orders.onUnpaid).not.toHaveBeenCalled();
  });

  test.each(['', '?status=PAID&status=PAID', '?invoiceId=64', '?status=PAID&invoiceId=-1'])(
    'answers 400 to %j, which is not a notice',
    async (query) => {
      const shop = await shopWith(isPaid);
      expect((await fetch(shop.paid + query)).status).toBe(400);
      expect(shop.orders.onError.mock.calls[0]?.[1].code).toBe('invalid_payment_notice');
      expect(shop.orders.expect).not.toHaveBeenCalled();
    },
  );

  test('reads no more of a form than a notice can have', async () => {
    const shop = await shopWith(isPaid);
    const body = `status=PAID&info=${'x'.repeat(90_000)}`;
    const answer = await fetch(shop.paid, { method: 'POST', headers: form, body });
    // If the framework has already read the form, its own limit applies, and the notice is only cut.
    const parsedBefore = /Fastify|parser/.test(name);
    expect(answer.status).toBe(parsedBefore ? 200 : 400);
    expect(shop.server.calls).toHaveLength(parsedBefore ? 1 : 0);
    if (!parsedBefore) expect(shop.orders.expect).not.toHaveBeenCalled();
  });

  test('takes what breaks off in the middle of the form for no notice, not for a failure of the shop', async () => {
    const shop = await shopWith(isPaid);
    const head = `POST /paid/n0nce HTTP/1.1\r\nHost: shop.example\r\nContent-Type: ${form['Content-Type']}\r\n`;
    const caller = connect(Number(new URL(shop.url).port), '127.0.0.1');
    caller.write(`${head}Content-Length: 999\r\n\r\nstatus=PA`);
    await delay(50);
    caller.destroy();
    // If the framework reads the form, the endpoint does not hear of it.
    const readBefore = /Fastify|parser/.test(name);
    await vi.waitFor(() => expect(shop.orders.onError).toHaveBeenCalledTimes(readBefore ? 0 : 1), {
      timeout: 30_000,
    });
    for (const [, error] of shop.orders.onError.mock.calls) {
      expect(error.code).toBe('invalid_payment_notice');
    }
    expect(shop.orders.expect).not.toHaveBeenCalled();
  });

  test.each(['HEAD', 'PUT', 'DELETE', 'PATCH'])('does not take %s', async (method) => {
    const shop = await shopWith(isPaid);
    const answer = await fetch(`${shop.paid}?${paid}`, { method });
    expect(answer.status).toBeOneOf([404, 405]);
    expect(shop.server.calls).toEqual([]);
    expect(shop.orders.expect).not.toHaveBeenCalled();
  });

  test('gives what a handler throws to the framework, and does not say 200', async () => {
    for (const handler of ['onPaid', 'expect'] as const) {
      const shop = await shopWith(
        isPaid,
        ordersThat({
          [handler]: async () => {
            throw new Error('the database is down');
          },
        }),
      );
      expect((await fetch(`${shop.paid}?${paid}`)).status, handler).toBe(500);
    }
  });
});
