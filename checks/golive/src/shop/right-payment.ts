import { ask, MonPayError, resultOf } from './ask-monpay.ts';
import type { Habits } from './habits.ts';
import { page } from './messages.ts';
import { withMerchantToken } from './merchant-token.ts';
import type { ShopState, Order } from './state.ts';

type PaymentHabits = Pick<
  Habits,
  | 'priceOf'
  | 'maySee'
  | 'createInvoice'
  | 'getInvoice'
  | 'refuseNotice'
  | 'readNotice'
  | 'settle'
  | 'isPaid'
  | 'deliver'
  | 'toPay'
  | 'returned'
  | 'returnPage'
  | 'sweep'
  | 'refund'
>;

/** From the order to the refund, as it should be. */
export const rightPayment: PaymentHabits = {
  priceOf: () => 6500,
  maySee: ({ userId }, customer) => userId === customer?.userId,
  async createInvoice({ settings }, { nonce, amount, receiver }, { accessToken }) {
    const { origin } = new URL(settings.redirectUri);
    const answer = await ask(settings, '/v2/api/oauth/invoice', {
      method: 'POST',
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        amount,
        receiver,
        invoiceType: 'P2B',
        description: 'Сүүтэй цай',
        redirectUri: `${origin}/return/${nonce}`,
        clientServiceUrl: `${origin}/paid/${nonce}`,
      }),
    });
    return Number(resultOf(answer)['id']);
  },
  getInvoice: (state, invoiceId) =>
    withMerchantToken(state, async (token) =>
      resultOf(
        await ask(state.settings, `/v2/api/oauth/invoice/${invoiceId}`, {
          headers: { Authorization: `Bearer ${token}` },
        }),
      ),
    ),
  refuseNotice: ({ method }) =>
    ['GET', 'POST'].includes(method) ? undefined : { status: 405, headers: { Allow: 'GET, POST' } },
  readNotice({ query, form }) {
    const read = (name: string): string => query.get(name) ?? form.get(name) ?? '';
    return {
      status: read('status'),
      invoiceId: read('invoiceId'),
      txnId: read('txnId') || read('tnxId'),
    };
  },
  settle: check,
  isPaid: ({ amount, receiver, userId }, invoice) =>
    invoice['status'] === 'PAID' &&
    invoice['amount'] === amount &&
    invoice['receiver'] === receiver &&
    invoice['userId'] === userId,
  deliver(order) {
    if (order.delivered === 0) order.delivered = 1;
  },
  toPay: (_, payPage) => ({ status: 303, headers: { Location: payPage } }),
  returned: check,
  returnPage: ({ delivered }) =>
    page(200, delivered > 0 ? 'Баярлалаа. Thank you.' : 'Шалгаж байна. Checking.'),
  async sweep(habits, state) {
    for (const order of state.orders.values()) {
      if (order.delivered === 0) await check(habits, state, order).catch(() => {});
    }
  },
  async refund(state, { invoiceId }) {
    const refund = await withMerchantToken(state, async (token) =>
      resultOf(
        await ask(state.settings, '/v2/api/oauth/refund', {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ invoiceId, description: 'Буцаалт' }),
        }),
      ),
    );
    if (refund['status'] !== 'REFUNDED') throw new MonPayError('The refund failed.');
    return page(200, 'Мөнгийг буцаалаа. The money is returned.');
  },
};

async function check(habits: Habits, state: ShopState, order: Order): Promise<void> {
  const { invoiceId } = order;
  if (invoiceId === undefined) return;
  const invoice = await habits.getInvoice(state, invoiceId);
  if (habits.isPaid(order, invoice)) habits.deliver(order);
}
