import { authorizationCodeGrant, confidentialClient, paymentEndpoint } from '@monpay-miniapp/sdk';
import type { Setup } from '../contender.ts';

export const setup: Setup = (url, credentials) => {
  const client = confidentialClient({ ...credentials, authorizationServer: url });
  const endpoint = paymentEndpoint(client, {
    expect: () => ({ invoiceId: 64, amount: 15_000, receiver: 'branch-user' }),
    onPaid() {},
    onUnpaid() {
      throw new Error('the invoice is paid, and was not taken for paid');
    },
  });
  return async (code) => {
    const { access_token } = await authorizationCodeGrant(client, `/launch?code=${code}`);
    const answer = await endpoint(new Request('https://shop.example/paid?status=PAID'));
    if (answer.status !== 200) throw new Error(`the notice was answered ${answer.status}`);
    return access_token;
  };
};
