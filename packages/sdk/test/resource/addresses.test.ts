import { expect, test } from 'vitest';
import {
  authorizationCodeGrant,
  cancelInvoice,
  confirmPayment,
  createInvoice,
  getInvoice,
  refundInvoice,
  userInfo,
} from '../../src/index.ts';
import { freshCode, secret } from '../token-endpoint.ts';
import {
  anInvoice,
  clientsOf,
  customerToken,
  merchantToken,
  monpayServer,
  success,
} from './monpay-server.ts';

// MonPay's guide asks for the merchant's token with the secret in the query; servers and proxies log addresses.
test('no address carries a secret, a code or a token, whatever is called', async () => {
  const server = await monpayServer(({ url }) => ({
    body: success(
      url.includes('userinfo')
        ? { userId: 1002 }
        : { ...anInvoice, status: url.includes('refund') ? 'REFUNDED' : 'NEW' },
    ),
  }));
  for (const [, client] of clientsOf(server)) {
    const code = freshCode();
    const { amount, receiver, description, redirectUri } = anInvoice;
    const wanted = { amount, receiver, description, redirectUri };
    await authorizationCodeGrant(client, `/launch?code=${code}`);
    await userInfo(client, customerToken);
    await createInvoice(client, wanted);
    await createInvoice(client, wanted, { accessToken: customerToken });
    await getInvoice(client, 64);
    await confirmPayment(client, { invoiceId: 64, amount, receiver });
    await cancelInvoice(client, 64, { accessToken: customerToken });
    await refundInvoice(client, 64, { description });
    const addresses = [...server.grants, ...server.calls].map(({ url }) => decodeURIComponent(url));
    for (const hidden of [secret, code, customerToken, merchantToken, 'client_id']) {
      expect(addresses.filter((address) => address.includes(hidden))).toEqual([]);
    }
  }
  expect(server.grants).toHaveLength(4);
  expect(server.calls).toHaveLength(14);
  await server.close();
});
