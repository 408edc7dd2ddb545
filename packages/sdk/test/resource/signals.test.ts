import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { getInvoice, waitForPayment, type ConfidentialClient } from '../../src/index.ts';
import { anInvoice, clientsOf, monpayServer, success } from './monpay-server.ts';

test('a signal that lives longer than a call keeps nothing of it', async () => {
  const server = await monpayServer(() => ({ body: success(anInvoice) }));
  const { signal } = new AbortController();
  for (const [, client] of clientsOf(server)) {
    for (let call = 0; call < 3; call++) await getInvoice(client, 64, { signal });
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('nor of a wait, however often it asks', async () => {
  const server = await monpayServer((_, count) => ({
    body: success({ ...anInvoice, status: count < 4 ? 'NEW' : 'PAID' }),
  }));
  const { signal } = new AbortController();
  const expected = { invoiceId: 64, amount: 15_000, receiver: 'branch-user' };
  const [[, client]] = clientsOf(server) as [[string, ConfidentialClient]];
  const payment = await waitForPayment(client, expected, { signal, interval: 1 });
  expect(payment.state).toBe('paid');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
