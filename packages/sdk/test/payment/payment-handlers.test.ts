import { createServer } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { fastify } from 'fastify';
import { expect, onTestFinished, test, vi } from 'vitest';
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
import { monpayServer, success } from '../resource/monpay-server.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { listening } from './payment-shops.ts';
import { order, paid, paidInvoice } from './orders.ts';

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

test.each([[undefined], [null]])('no order is 404, as %j too', async (none) => {
  const handlers = { expect: async () => none, onPaid() {} };
  const endpoint = paymentEndpoint(clientOf({ url: 'http://127.0.0.1:1' }), handlers);
  const answer = await endpoint(new Request(`https://shop.example/paid?${paid}`));
  expect(answer.status).toBe(404);
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
