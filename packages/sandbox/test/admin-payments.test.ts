import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { merchant } from './merchant.ts';
import { customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { admin } from './admin-call.ts';

test('any language: an invoice is paid, the notice is waited for, and sent once more', async () => {
  const shop = await merchant();
  const sandbox = createSandbox();
  const token = await merchantsToken(sandbox);
  const redirectUri = `${shop.url}/paid/nonce-1`;
  const id = await newInvoice(sandbox, token, { redirectUri, amount: 700 });
  expect((await admin(sandbox, 'GET /_sandbox/invoices')).json).toMatchObject({
    invoices: [{ id, status: 'NEW', redirect_uri: redirectUri }],
  });
  const paid = await admin(sandbox, `POST /_sandbox/invoices/${id}/pay`, { user: 'saraa' });
  const query = `invoiceId=${id}&status=PAID&txnId=5000000005044111&amount=700&info=success`;
  expect(paid).toMatchObject({
    status: 200,
    json: {
      invoice: { status: 'PAID', payments: [{ user_id: 1002 }] },
      return_url: `${redirectUri}?${query}`,
    },
  });
  const { json } = await admin(sandbox, 'GET /_sandbox/deliveries?wait=5000');
  expect(json).toMatchObject({
    deliveries: [
      {
        id: 'delivery-1',
        invoice_id: id,
        url: `${redirectUri}?${query}`,
        method: 'GET',
        status: 200,
        state: 'answered',
        answer: '{"ok":true}',
        duration: expect.any(Number),
      },
    ],
  });
  const again = await admin(sandbox, 'POST /_sandbox/deliveries/delivery-1/resend');
  expect(again).toMatchObject({ status: 201, json: { id: 'delivery-2', status: 200 } });
  expect(shop.received).toHaveLength(2);
  const refunded = await admin(sandbox, `POST /_sandbox/invoices/${id}/refund`);
  expect(refunded).toMatchObject({ status: 200, json: { invoice: { status: 'REFUNDED' } } });
  const { json: state } = await admin(sandbox, 'GET /_sandbox/state');
  expect(state).toMatchObject({
    users: expect.arrayContaining([
      expect.objectContaining({ id: 'saraa', user_id: 1002, balance: 1_000_000 }),
    ]),
    invoices: [{ id, status: 'REFUNDED' }],
    deliveries: [{ id: 'delivery-1' }, { id: 'delivery-2' }],
    tokens: [{ id: 'token-1', revoked: false }],
  });
});

test('what cannot be done to an invoice is 409, and what is not there 404', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const id = await newInvoice(sandbox, await customersToken(sandbox, 'bat'));
  const path = `POST /_sandbox/invoices/${id}`;
  expect(await admin(sandbox, `${path}/pay`, { user: 'saraa' })).toMatchObject({ status: 409 });
  expect(await admin(sandbox, `${path}/refund`)).toMatchObject({ status: 409 });
  expect(await admin(sandbox, `${path}/pay`, { user: 'nobody' })).toMatchObject({ status: 400 });
  expect(await admin(sandbox, `${path}/decline`, { info: 5 })).toMatchObject({ status: 400 });
  const declined = await admin(sandbox, `${path}/decline`, { info: 'дараа' });
  expect(declined.json).toMatchObject({
    invoice: { status: 'FAILED', attempt: { info: 'дараа' } },
  });
  expect(await admin(sandbox, `${path}/pay`)).toMatchObject({ status: 200 });
  expect(await admin(sandbox, `${path}/pay`)).toMatchObject({
    status: 409,
    json: { error: 'wrong_state' },
  });
  expect(await admin(sandbox, `${path}/decline`)).toMatchObject({ status: 409 });
  for (const call of [
    'POST /_sandbox/invoices/99/pay',
    'POST /_sandbox/deliveries/delivery-99/resend',
    'POST /_sandbox/tokens/token-99/revoke',
  ]) {
    expect(await admin(sandbox, call)).toMatchObject({ status: 404 });
  }
  for (const wait of ['-1', 'x', '60001', '']) {
    expect(await admin(sandbox, `GET /_sandbox/deliveries?wait=${wait}`)).toMatchObject({
      status: 400,
    });
  }
});

test('who waits for deliveries waits for late customers and late notices too, and no longer than asked', async () => {
  const sandbox = createSandbox({ deliver: () => new Response(), notice: 'after' });
  const id = await newInvoice(sandbox, await customersToken(sandbox, 'pays-late'));
  const { json } = await admin(sandbox, `POST /_sandbox/invoices/${id}/pay`);
  expect(json).toMatchObject({ invoice: { status: 'NEW', pays_at: expect.any(String) } });
  expect(json).not.toHaveProperty('return_url');
  expect((await admin(sandbox, 'GET /_sandbox/deliveries?wait=20')).json).toEqual({
    deliveries: [],
  });
  const waiting = admin(sandbox, 'GET /_sandbox/deliveries?wait=60000');
  await admin(sandbox, 'POST /_sandbox/clock', { advance_ms: 30_000 });
  await admin(sandbox, 'POST /_sandbox/clock', { advance_ms: 3000 });
  expect((await waiting).json).toMatchObject({ deliveries: [{ state: 'answered' }] });
});
