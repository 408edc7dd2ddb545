import { ask, MonPayError, resultOf } from '../shop/ask-monpay.ts';
import { requestMerchantToken } from '../shop/merchant-token.ts';
import { page } from '../shop/messages.ts';
import { closed, forEver, right, withDeadline, type WrongApp } from './wrong-app.ts';

/** What goes wrong from the order to the refund. */
export const wrongAtPayment: readonly WrongApp[] = [
  {
    fault: 'asks for half a tögrög',
    complaint: 'invoice-request',
    undecided: 'any',
    habits: {
      createInvoice: (state, order, customer) =>
        right.createInvoice(state, { ...order, amount: order.amount + 0.5 }, customer),
    },
  },
  {
    fault: 'sells for one tögrög, as it did in a test',
    complaint: 'invoice-request',
    habits: { priceOf: () => 1 },
  },
  {
    fault: 'takes the price from the browser',
    complaint: 'amount-from-browser',
    buy: 'POST /buy item=tea amount=6500',
    habits: { priceOf: ({ form }) => Number(form.get('amount')) },
  },
  {
    fault: 'shows an order to whoever knows the number of its invoice',
    complaint: 'foreign-order',
    delivered: '/invoice/{invoice} Хүргэсэн',
    habits: { maySee: () => true },
  },
  {
    fault: 'shows an order to every customer who knows the number of its invoice',
    complaint: 'foreign-order',
    delivered: '/invoice/{invoice} Хүргэсэн',
    habits: { maySee: (_, customer) => customer !== undefined },
  },
  {
    fault: 'does not compare the amount',
    complaint: 'paid-other-amount',
    habits: {
      isPaid: (order, invoice) => right.isPaid(order, { ...invoice, amount: order.amount }),
    },
  },
  {
    fault: 'does not compare the receiver',
    complaint: 'paid-other-receiver',
    habits: {
      isPaid: (order, invoice) => right.isPaid(order, { ...invoice, receiver: order.receiver }),
    },
  },
  {
    fault: 'does not compare the customer',
    complaint: 'paid-other-customer',
    habits: {
      isPaid: (order, invoice) => right.isPaid(order, { ...invoice, userId: order.userId }),
    },
  },
  {
    fault: 'creates an invoice again when no answer came',
    complaint: 'create-hangs',
    habits: {
      createInvoice: (state, order, customer) =>
        right
          .createInvoice(state, order, customer)
          .catch(() => right.createInvoice(state, order, customer)),
    },
  },
  {
    fault: 'waits for an invoice for ever',
    complaint: 'create-hangs',
    habits: {
      createInvoice: (state, order, customer) =>
        right.createInvoice(withDeadline(state, forEver), order, customer),
    },
  },
  {
    fault: "keeps the merchant's token for ever",
    complaint: 'merchant-token-dead',
    habits: {
      async getInvoice(state, invoiceId) {
        const token = (state.merchantToken ??= await requestMerchantToken(state));
        const headers = { Authorization: `Bearer ${token}` };
        const path = `/v2/api/oauth/invoice/${invoiceId}`;
        return resultOf(await ask(state.settings, path, { headers }));
      },
    },
  },
  {
    fault: 'takes a failed refund for done',
    complaint: 'refund-failed',
    habits: {
      refund: (state, order) =>
        right.refund(state, order).catch((error: unknown) => {
          if (error instanceof MonPayError && error.intCode === undefined) {
            return page(200, 'Мөнгийг буцаалаа. The money is returned.');
          }
          throw error;
        }),
    },
  },
  {
    fault: 'closes an order for good when a payment fails',
    complaint: 'failed-then-paid',
    habits: {
      async settle(habits, state, order, notice) {
        if (notice.status === 'FAILED') state.orders.set(order.nonce, closed(order));
        await right.settle(habits, state, order, notice);
      },
      isPaid: (order, invoice) => order.receiver !== '' && right.isPaid(order, invoice),
    },
  },
  {
    fault: 'closes an order when the customer comes back without having paid',
    complaint: 'paid-late',
    habits: {
      async returned(habits, state, order, notice) {
        await right.returned(habits, state, order, notice);
        if (order.delivered === 0) state.orders.set(order.nonce, closed(order));
      },
      isPaid: (order, invoice) => order.receiver !== '' && right.isPaid(order, invoice),
    },
  },
  {
    fault: 'takes an order back when a failure comes after the payment',
    complaint: 'notices-reordered',
    habits: {
      async settle(habits, state, order, notice) {
        await right.settle(habits, state, order, notice);
        if (notice.status !== 'FAILED' || order.delivered === 0) return;
        state.orders.set(order.nonce, { ...closed(order), delivered: 0 });
      },
      isPaid: (order, invoice) => order.receiver !== '' && right.isPaid(order, invoice),
    },
  },
  {
    fault: 'never looks for payments that no notice reported',
    complaint: 'notice-never',
    habits: { sweep: async () => {} },
  },
];
