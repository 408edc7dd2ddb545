import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { getInvoice } from '../../src/index.ts';
import { anInvoice, clientsOf, monpayServer, success } from './monpay-server.ts';

test('a signal that lives longer than a call keeps nothing of it', async () => {
  const server = await monpayServer(() => ({ body: success(anInvoice) }));
  const { signal } = new AbortController();
  for (const [, client] of clientsOf(server)) {
    for (let call = 0; call < 3; call++) await getInvoice(client, 64, { signal });
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
