import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call, customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { txn, invoiceAt, shopped } from './paid-shop.ts';

test('README example: a customer pays, and the merchant gets one GET', async () => {
  const { shop, sandbox } = await shopped();
  const clientServiceUrl = `${shop.url}/paid/nonce-1`;
  const id = await invoiceAt(sandbox, shop.url, 'saraa', { clientServiceUrl });
  const answer = await sandbox.pay(id);
  expect(answer).toMatchObject({ state: 'answered', status: 200, answer: '{"ok":true}' });
  const query = `invoiceId=${id}&status=PAID&txnId=${txn}&amount=1000&info=success`;
  expect(shop.received).toMatchObject([{ method: 'GET', target: `/paid/nonce-1?${query}` }]);
  expect(sandbox.invoices()).toMatchObject([
    { id, status: 'PAID', payments: [{ txnId: txn, userId: 1002 }] },
  ]);
  expect(sandbox.users().find(({ id: name }) => name === 'saraa')?.balance).toBe(999_000);
  expect(sandbox.deliveries()).toEqual([answer]);
});

test('one answer can have a notice at another time than the settings say, or none', async () => {
  const asked: string[] = [];
  const sandbox = createSandbox({
    deliver: (url) => {
      asked.push(url);
      return new Response();
    },
  });
  const id = await invoiceAt(sandbox, 'https://shop.example');
  expect(await sandbox.decline(id, { notice: 'never' })).toBeUndefined();
  expect(await sandbox.pay(id, { notice: 'never' })).toBeUndefined();
  expect(sandbox.invoices()[0]?.status).toBe('PAID');
  expect(asked).toEqual([]);
  const next = await invoiceAt(sandbox, 'https://shop.example');
  await sandbox.pay(next);
  expect(asked).toHaveLength(1);
  await expect(sandbox.pay(next, { notice: 'soon' as never })).rejects.toThrow(
    'notice takes one of',
  );
});

test('without a socket: notices go through the function that a test gives, wherever they lead', async () => {
  const asked: unknown[] = [];
  const sandbox = createSandbox({
    deliver: (url, { method, redirect, headers }) => {
      asked.push([method, url, redirect, headers['X-Sandbox']]);
      return Response.json({ ok: true }, { status: 201 });
    },
  });
  const id = await invoiceAt(sandbox, 'https://shop.example');
  expect(await sandbox.decline(id, { info: 'дараа' })).toMatchObject({ status: 201 });
  const info = encodeURIComponent('дараа');
  expect(asked).toEqual([
    [
      'GET',
      `https://shop.example/return/nonce-1?invoiceId=${id}&status=FAILED&amount=1000&info=${info}`,
      'manual',
      'SANDBOX (not MonPay)',
    ],
  ]);
});

test('what becomes of an invoice depends on who comes', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const outcomeFor = async (user: string): Promise<string | undefined> => {
    const id = await invoiceAt(sandbox, 'https://shop.example', user);
    await sandbox.pay(id);
    return sandbox.invoices().find((one) => one.id === id)?.status;
  };
  for (const user of ['bat', 'saraa', 'temuulen', 'shares-little', 'phone-976', 'no-name']) {
    expect([user, await outcomeFor(user)]).toEqual([user, 'PAID']);
  }
  expect(await outcomeFor('no-balance')).toBe('FAILED');
  expect(await outcomeFor('declines')).toBe('FAILED');
  const infos = sandbox.deliveries().map(({ url }) => new URL(url).searchParams.get('info'));
  expect(infos.slice(-2)).toEqual(['Not enough credit', 'declined by the customer']);
});

test('a customer who pays late pays after 30 seconds by the clock of the sandbox, unless it is cancelled', async () => {
  const sandbox = createSandbox({ deliver: () => new Response(), now: () => 0 });
  const token = await customersToken(sandbox, 'pays-late');
  const [id, cancelled] = [await newInvoice(sandbox, token), await newInvoice(sandbox, token)];
  const paid = sandbox.pay(id);
  const never = sandbox.pay(cancelled);
  expect(sandbox.invoices()[0]).toMatchObject({
    status: 'NEW',
    paysAt: '1970-01-01T00:00:30.000Z',
  });
  await expect(sandbox.pay(id)).rejects.toThrow('about to be paid');
  await call(sandbox, `GET /v2/api/oauth/invoice/cancel?invoiceId=${cancelled}`, { token });
  sandbox.advance(29_999);
  expect(sandbox.invoices()[0]?.status).toBe('NEW');
  sandbox.advance(1);
  expect(sandbox.invoices().map(({ status }) => status)).toEqual(['PAID', 'CANCELLED']);
  expect(await paid).toMatchObject({ invoiceId: id, status: 200 });
  expect(await never).toBeUndefined();
});

test('a failed attempt is not the end, a payment is, and a refund gives the money back', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const token = await merchantsToken(sandbox);
  const id = await newInvoice(sandbox, token, { amount: 400 });
  await sandbox.pay(id, { user: 'no-balance' });
  await sandbox.pay(id, { user: 'bat' });
  await expect(sandbox.pay(id)).rejects.toThrow(
    `Invoice ${id} is PAID: only one that is NEW or FAILED can be paid or declined.`,
  );
  await expect(sandbox.decline(id)).rejects.toThrow('is PAID');
  await expect(sandbox.pay(99)).rejects.toThrow('no invoice');
  const line = `GET /v2/api/oauth/invoice/${id}`;
  expect((await call(sandbox, line, { token })).json.result).toMatchObject({
    status: 'PAID',
    userId: 1001,
    txnId: 5_000_000_005_044_112,
    statusInfo: 'success',
  });
  const cancel = `GET /v2/api/oauth/invoice/cancel?invoiceId=${id}`;
  expect(await call(sandbox, cancel, { token })).toMatchObject({ status: 400 });
  expect(sandbox.requests().at(-1)?.explanation?.rule).toBe('not_cancellable');

  const refund = 'POST /v2/api/oauth/refund';
  const body = { invoiceId: id, description: 'Буцаалт' };
  sandbox.faults.add('refund_failed');
  const failed = await call(sandbox, refund, { token, body });
  expect(failed).toMatchObject({
    status: 200,
    json: { intCode: 0, result: { status: 'REFUNDFAILED', statusCode: 3 } },
  });
  expect(sandbox.users()[0]?.balance).toBe(999_600);
  const done = await call(sandbox, refund, { token, body });
  expect(done.json.result).toMatchObject({
    status: 'REFUNDED',
    txnId: '5000000005044112',
    refundTxnId: 'RF5000000005044113',
    amount: 400,
    description: 'Буцаалт',
  });
  expect(sandbox.users()[0]?.balance).toBe(1_000_000);
  expect(await call(sandbox, refund, { token, body })).toMatchObject({ status: 400 });
  expect(sandbox.requests().at(-1)?.explanation?.rule).toBe('already_refunded');
  expect((await call(sandbox, line, { token })).json.result).toMatchObject({ status: 'REFUNDED' });
});

test('a dedicated invoice is paid by its customer only, and refunded for nobody else', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const id = await invoiceAt(sandbox, 'https://shop.example', 'bat');
  await expect(sandbox.pay(id, { user: 'saraa' })).rejects.toThrow('another customer');
  await sandbox.pay(id, { user: 'bat' });
  const open = await invoiceAt(sandbox, 'https://shop.example');
  await sandbox.pay(open, { user: 'bat' });
  const token = await customersToken(sandbox, 'saraa');
  const body = { invoiceId: open, description: 'x' };
  await call(sandbox, 'POST /v2/api/oauth/refund', { token, body });
  expect(sandbox.requests().at(-1)?.explanation?.rule).toBe('other_customers_invoice');
});
