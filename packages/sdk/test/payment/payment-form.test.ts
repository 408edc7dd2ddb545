import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import express from 'express';
import { describe, expect, test, vi } from 'vitest';
import { paymentEndpoint as expressEndpoint } from '../../src/adapters/express.ts';
import { paymentEndpoint, type PaymentNotice } from '../../src/index.ts';
import { anInvoice, monpayServer, success, type Reply } from '../resource/monpay-server.ts';
import { clientOf } from '../token-endpoint.ts';
import { listening } from './payment-shops.ts';

const order = { invoiceId: 64, amount: 15_000, receiver: 'branch-user' };
const type = 'application/x-www-form-urlencoded';

/** Posts to an endpoint of the web that knows no order, and answers with what it made of the notice. */
async function posted(
  body: BodyInit | null,
  contentType: string = type,
): Promise<{ status: number; notice: unknown; issues: unknown }> {
  const expectation = vi.fn<(notice: PaymentNotice) => undefined>();
  const onError = vi.fn<(error: object) => void>();
  const handlers = { expect: expectation, onPaid() {}, onError };
  const endpoint = paymentEndpoint(clientOf({ url: 'http://127.0.0.1:1' }), handlers);
  const init = { method: 'POST', headers: { 'Content-Type': contentType }, body, duplex: 'half' };
  const { status } = await endpoint(new Request('https://shop.example/paid/n0nce', init));
  const [error] = onError.mock.calls[0] ?? [];
  return { status, notice: expectation.mock.calls[0]?.[0], issues: Object(error).issues };
}

test('the body of a GET is not read', async () => {
  const onError = vi.fn<(error: object) => void>();
  const handlers = { expect: () => order, onPaid() {}, onError };
  const endpoint = expressEndpoint(clientOf({ url: 'http://127.0.0.1:1' }), handlers);
  const url = await listening(createServer(express().all('/paid', endpoint)));
  const body = 'status=PAID';
  const headers = { 'Content-Type': type, 'Content-Length': body.length };
  const asked = request(`${url}/paid`, { headers }).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(400);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ issues: [{ path: 'status' }] });
});

describe('a posted notice', () => {
  test('is read whole', async () => {
    const body = 'status=PAID&invoiceId=64&amount=15000&txnId=5000000005044111&info=%D0%BE%D0%BA';
    expect(await posted(body)).toMatchObject({
      status: 404,
      notice: {
        status: 'PAID',
        invoiceId: 64,
        amount: 15_000,
        txnId: '5000000005044111',
        info: 'ок',
      },
    });
  });

  test('may come in parts, which may cut a letter in two', async () => {
    const bytes = new TextEncoder().encode('status=PAID&info=ок');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await posted(body)).toMatchObject({ notice: { status: 'PAID', info: 'ок' } });
  });

  test.each([type.toUpperCase(), `${type};charset=UTF-8`, `${type} ; charset=utf-8`])(
    'may be of the type %s',
    async (contentType) => {
      expect(await posted('status=PAID', contentType)).toMatchObject({
        notice: { status: 'PAID' },
      });
    },
  );

  test.each([`${type}2`, `x-${type}`, 'text/plain', 'application/json'])(
    'is none if it is of the type %s',
    async (contentType) => {
      expect(await posted('status=PAID', contentType)).toMatchObject({
        status: 400,
        issues: [{ path: 'status', message: 'is missing' }],
      });
    },
  );

  test.each([null, ''])('without a form (%j) has no status', async (body) => {
    expect(await posted(body)).toMatchObject({
      status: 400,
      issues: [{ path: 'status', message: 'is missing' }],
    });
  });

  test('may have 16384 bytes, and not one more', async () => {
    const longest = 'status=PAID&info='.padEnd(16_384, 'x');
    expect(await posted(longest)).toMatchObject({ status: 404, notice: { status: 'PAID' } });
    expect(await posted(`${longest}x`)).toEqual({
      status: 400,
      notice: undefined,
      issues: [{ path: '', message: 'the form is larger than 16384 bytes' }],
    });
  });

  test('without an end is left where it is too large', async () => {
    let cancelled = 0;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(8_192).fill(120)),
      cancel: () => void cancelled++,
    });
    expect(await posted(body)).toMatchObject({ status: 400 });
    expect(cancelled).toBe(1);
  });

  test('that breaks off cannot be read, and the error says so', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    expect(await posted(body)).toEqual({
      status: 400,
      notice: undefined,
      issues: [{ path: '', message: 'the request cannot be read' }],
    });
  });
});

test('of what a framework has parsed, only texts count', async () => {
  const seen = vi.fn<(notice: PaymentNotice) => undefined>();
  const client = clientOf({ url: 'http://127.0.0.1:1' });
  const app = express()
    .use(express.json())
    .all('/paid', expressEndpoint(client, { expect: (notice) => seen(notice), onPaid() {} }));
  const url = await listening(createServer(app));
  const post = (fields: object): Promise<Response> =>
    fetch(`${url}/paid`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
  await post({ status: 'PAID', invoiceId: 64, txnId: ['1'], amount: { $gt: 0 }, info: null });
  expect(seen.mock.calls).toEqual([[{ status: 'PAID', txnId: '1' }]]);
  expect((await post({ status: ['PAID', 'FAILED'] })).status).toBe(400);
});

test.each<[string, Reply]>([
  ['paid', { body: success({ ...anInvoice, status: 'PAID' }) }],
  ['unpaid', { body: success(anInvoice) }],
])('onUnpaid and onError may be left out, of an invoice that is %s', async (_, reply) => {
  const server = await monpayServer(() => reply);
  const endpoint = paymentEndpoint(clientOf(server), { expect: () => order, onPaid() {} });
  const at = (query: string): Promise<Response> =>
    endpoint(new Request(`https://shop.example/paid${query}`));
  expect((await at('?status=PAID')).status).toBe(200);
  expect((await at('')).status).toBe(400);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a row of a database', { status: 'paid', headers: new Headers() }],
  ['an answer of axios', { status: 202, headers: { etag: 'x' }, data: {} }],
  ['a status', { status: 202 }],
  ['headers', { headers: new Headers() }],
  ['true', true],
])('a handler that gives back %s leaves the answer to the endpoint', async (_, given) => {
  const server = await monpayServer(() => ({ body: success({ ...anInvoice, status: 'PAID' }) }));
  const handlers = { expect: () => order, onPaid: () => given };
  const endpoint = paymentEndpoint(clientOf(server), handlers);
  const answer = await endpoint(new Request('https://shop.example/paid?status=PAID'));
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
