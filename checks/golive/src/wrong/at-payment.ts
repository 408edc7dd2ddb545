import { ask, MonPayError, resultOf } from '../shop/ask-monpay.ts';
import type { Habits } from '../shop/habits.ts';
import type { Order, ShopState } from '../shop/state.ts';
import { requestMerchantToken } from '../shop/merchant-token.ts';
import { page } from '../shop/messages.ts';
import { forEver, right, withDeadline, type WrongApp } from './wrong-app.ts';

/** What goes wrong from the order to the refund. */
export const wrongAtPayment: readonly WrongApp[] = [
  {
    fault: "believes a notice's status",
    complaint: 'notice-forged',
    habits: {
      async settle(habits, state, order, notice) {
        if (notice.status === 'PAID') habits.deliver(order);
        else await right.settle(habits, state, order, notice);
      },
    },
  },
  {
    fault: 'believes a notice, and delivers a while later',
    complaint: 'notice-forged',
    habits: {
      async settle(habits, state, order, notice) {
        if (notice.status === 'PAID') habits.deliver(order);
        else await right.settle(habits, state, order, notice);
      },
      deliver: (order) => void setTimeout(right.deliver, 2500, order),
    },
  },
  {
    fault: 'does nothing at a notice',
    complaint: 'notice-alone',
    delivered: 'Thank you',
    habits: { settle: async () => {}, sweep: seldom },
  },
  {
    fault: 'does nothing at a notice that spells the transaction in another way',
    complaint: 'notice-tnx-id',
    delivered: 'Thank you',
    habits: {
      readNotice(request) {
        const notice = right.readNotice(request);
        return { ...notice, txnId: request.query.get('txnId') ?? request.form.get('txnId') ?? '' };
      },
      async settle(habits, state, order, notice) {
        if (notice.txnId) await right.settle(habits, state, order, notice);
      },
      sweep: seldom,
    },
  },
  {
    fault: 'thanks whoever opens the return page with status=PAID',
    complaint: 'return-forged',
    delivered: 'Thank you',
    habits: {
      returnPage: (order, notice) =>
        right.returnPage(notice.status === 'PAID' ? { ...order, delivered: 1 } : order, notice),
    },
  },
  {
    fault: 'takes the return page for proof',
    complaint: 'return-forged',
    habits: {
      async returned(habits, state, order, notice) {
        if (notice.status === 'PAID') habits.deliver(order);
        else await right.returned(habits, state, order, notice);
      },
    },
  },
  {
    fault: 'checks the invoice that the notice names',
    complaint: 'notice-other-invoice',
    habits: {
      async settle(habits, state, order, notice) {
        const named = Number(notice.invoiceId) || order.invoiceId;
        if (named === undefined) return;
        // Amount, receiver and customer are the same: only the invoice is another.
        if (habits.isPaid(order, await habits.getInvoice(state, named))) habits.deliver(order);
      },
    },
  },
  {
    fault: 'checks the invoice that the address of the return page names',
    complaint: 'notice-other-invoice',
    habits: {
      async returned(habits, state, order, notice) {
        const named = Number(notice.invoiceId) || order.invoiceId;
        if (named === undefined) return;
        if (habits.isPaid(order, await habits.getInvoice(state, named))) habits.deliver(order);
      },
    },
  },
  {
    fault: 'delivers once more at each notice',
    complaint: 'notice-repeated',
    habits: { deliver: (order) => void (order.delivered += 1) },
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
    fault: 'takes notices by POST only',
    complaint: 'paid',
    habits: { refuseNotice: ({ method }) => (method === 'POST' ? undefined : { status: 405 }) },
  },
  {
    fault: 'takes notices by GET only',
    complaint: 'notice-post',
    habits: { refuseNotice: ({ method }) => (method === 'GET' ? undefined : { status: 405 }) },
  },
  {
    fault: 'crashes at a failure without an invoice',
    complaint: 'notice-without-id',
    habits: {
      readNotice: (request) => {
        const notice = right.readNotice(request);
        if (notice.status === 'FAILED' && !notice.invoiceId) throw new TypeError('No invoice.');
        return notice;
      },
    },
  },
  {
    fault: 'reads one spelling of the transaction only',
    complaint: 'notice-tnx-id',
    habits: {
      readNotice: (request) => {
        const notice = right.readNotice(request);
        const read = request.query.get('txnId') ?? request.form.get('txnId');
        if (notice.status === 'PAID' && !read) throw new TypeError('No transaction.');
        return notice;
      },
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

/** Finds what no notice reported, but only after seven seconds: sooner it would find what a notice did not. */
async function seldom(habits: Habits, state: ShopState): Promise<void> {
  const now = performance.now();
  for (const order of state.orders.values()) {
    const since = seen.get(order) ?? now;
    seen.set(order, since);
    if (now - since < 7000 || order.delivered > 0) continue;
    seen.set(order, now);
    if (order.invoiceId === undefined) continue;
    const invoice = await habits.getInvoice(state, order.invoiceId);
    if (habits.isPaid(order, invoice)) habits.deliver(order);
  }
}

const seen = new WeakMap<Order, number>();

function closed(order: Order): Order {
  return { ...order, receiver: '' };
}
