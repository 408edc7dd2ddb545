import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type ErrorRequestHandler } from 'express';
import { fastify } from 'fastify';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { paymentEndpoint as expressEndpoint } from '../../src/adapters/express.ts';
import { paymentEndpoint as fastifyEndpoint } from '../../src/adapters/fastify.ts';
import { paymentEndpoint as honoEndpoint } from '../../src/adapters/hono.ts';
import { paymentEndpoint as nextEndpoint } from '../../src/adapters/next.ts';
import {
  getInvoice,
  paymentEndpoint,
  type ConfidentialClient,
  type PaymentExpectation,
} from '../../src/index.ts';
import { anInvoice, monpayServer, success, type Reply } from '../resource/monpay-server.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { listening, shops, type Orders } from './payment-shops.ts';

const order: PaymentExpectation = { invoiceId: 64, amount: 15_000, receiver: 'branch-user' };
const paid = 'amount=15000&invoiceId=64&status=PAID&txnId=5000000005044111&info=success';
const paidInvoice = { ...anInvoice, status: 'PAID' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Orders of which one, under the nonce `n0nce`, waits for its payment. */
function ordersThat(changes: object = {}) {
  const orders = {
    expect: vi.fn<Orders['expect']>((nonce) => (nonce === 'n0nce' ? order : undefined)),
    onPaid: vi.fn<Orders['onPaid']>(),
    onUnpaid: vi.fn<NonNullable<Orders['onUnpaid']>>(),
    onError: vi.fn<NonNullable<Orders['onError']>>(),
  };
  return Object.assign<typeof orders, object>(orders, changes);
}

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

test('an order that is not one is an error for the framework that says what is wrong', async () => {
  const server = await monpayServer(() => ({ body: success(paidInvoice) }));
  const onPaid = vi.fn<() => void>();
  // Postgres' bigint, as some drivers give it.
  const endpoint = paymentEndpoint(clientOf(server), {
    expect: () => ({ ...order, amount: 15_000n }) as unknown as PaymentExpectation,
    onPaid,
  });
  await expect(endpoint(new Request(`https://shop.example/paid?${paid}`))).rejects.toMatchObject({
    code: 'invalid_argument',
    message:
      'invalid_argument: the expected payment: amount must be a whole number of tögrög (convert the BigInt with Number()). Nothing was sent.',
  });
  expect(onPaid).not.toHaveBeenCalled();
  expect(server.calls).toEqual([]);
});

test('what a handler throws is what the framework gets, also if an error of ours is the cause', async () => {
  const server = await monpayServer(() => ({ body: success(paidInvoice) }));
  const cause = await errorOf(getInvoice(clientOf({ url: 'http://127.0.0.1:1' }), 64));
  const thrown = new Error('the ledger asked MonPay in vain', { cause });
  const onError = vi.fn<() => void>();
  const endpoint = paymentEndpoint(clientOf(server), {
    expect: () => order,
    onPaid() {
      throw thrown;
    },
    onError,
  });
  await expect(endpoint(new Request(`https://shop.example/paid?${paid}`))).rejects.toBe(thrown);
  expect(onError).not.toHaveBeenCalled();
});

test('any other method is told which there are', async () => {
  const handlers = { expect: () => order, onPaid() {} };
  const endpoint = paymentEndpoint(clientOf({ url: 'http://127.0.0.1:1' }), handlers);
  const answer = await endpoint(
    new Request(`https://shop.example/paid?${paid}`, { method: 'PUT' }),
  );
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
});

test('a handler of the web may answer by itself', async () => {
  const server = await monpayServer(() => ({ body: success(paidInvoice) }));
  const endpoint = paymentEndpoint(clientOf(server), {
    expect: () => order,
    onPaid: () => Response.json({ ok: true }, { status: 202 }),
  });
  const answer = await endpoint(new Request(`https://shop.example/paid?${paid}`));
  expect([answer.status, await answer.json()]).toEqual([202, { ok: true }]);
});

test.each<
  [string, (client: ConfidentialClient, complain: (about: unknown) => void) => Promise<string>]
>([
  [
    'Express',
    (client, complain) => {
      const endpoint = expressEndpoint(client, {
        expect: () => order,
        onPaid: (_payment, _req, res) => void res.status(202).send('mine'),
      });
      const app = express().all('/paid', endpoint);
      app.use(((error, _req, _res, _next) => complain(error)) satisfies ErrorRequestHandler);
      return listening(createServer(app));
    },
  ],
  [
    'Fastify',
    (client, complain) => {
      const app = fastify({ logger: { level: 'warn', stream: { write: complain } } });
      const endpoint = fastifyEndpoint(client, {
        expect: () => order,
        onPaid: (_payment, _request, reply) => reply.code(202).send('mine'),
      });
      app.all('/paid', endpoint);
      onTestFinished(() => app.close());
      return app.listen({ port: 0, host: '127.0.0.1' });
    },
  ],
])('a handler of %s may answer by itself, and nothing is sent after it', async (_, shopOf) => {
  const server = await monpayServer(() => ({ body: success(paidInvoice) }));
  const complaints: unknown[] = [];
  const url = await shopOf(clientOf(server), (about) => complaints.push(about));
  const answer = await fetch(`${url}/paid?${paid}`);
  expect([answer.status, await answer.text()]).toEqual([202, 'mine']);
  expect(complaints).toEqual([]);
});

test.each([
  undefined,
  {},
  { expect: () => order },
  { expect: () => order, onPaid: 7 },
  { expect: () => order, onPaid() {}, onUnpaid: 7 },
])('the handlers %j are refused at the start', async (handlers) => {
  const server = await monpayServer(() => ({}));
  for (const endpoint of [
    paymentEndpoint,
    expressEndpoint,
    fastifyEndpoint,
    honoEndpoint,
    nextEndpoint,
  ]) {
    const make = endpoint as (client: ConfidentialClient, handlers: unknown) => unknown;
    expect(() => make(clientOf(server), handlers)).toThrow(TypeError);
  }
});
