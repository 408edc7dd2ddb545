import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import {
  cancelInvoice,
  createInvoice,
  getInvoice,
  refundInvoice,
  type ConfidentialClient,
} from '../../src/index.ts';
import { errorOf } from '../token-endpoint.ts';
import { anInvoice, clientsOf, customerToken, monpayServer, success } from './monpay-server.ts';

const mine = { accessToken: customerToken };
const coffee = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/paid/n0nce',
};

test.each<[what: string, call: (client: ConfidentialClient) => Promise<unknown>]>([
  ['create', (client) => createInvoice(client, coffee, mine)],
  ['cancel', (client) => cancelInvoice(client, 64, mine)],
  ['refund', (client) => refundInvoice(client, 64, { description: 'returned' }, mine)],
])(
  'a %s over a kept connection that breaks as it arrives is sent once, and its outcome is unknown',
  async (_, call) => {
    const breaks = { instead: (response: ServerResponse) => response.destroy() };
    for (const which of [0, 1]) {
      const server = await monpayServer((__, count) =>
        count === 2 ? breaks : { body: success({ ...anInvoice, status: 'PAID' }) },
      );
      const [over, client] = clientsOf(server)[which] as [string, ConfidentialClient];
      await getInvoice(client, 64, mine);
      expect(await errorOf(call(client)), over).toMatchObject({ outcome: 'unknown' });
      expect(server.calls, over).toHaveLength(2);
    }
  },
);
