import type { Habits } from '../shop/habits.ts';
import type { Order, ShopState } from '../shop/state.ts';
import { right, type WrongApp } from './wrong-app.ts';

/** Whoever delivers without a check has nothing to compare. */
const needChecks = [
  'notice-other-invoice',
  'paid-other-amount',
  'paid-other-receiver',
  'paid-other-customer',
  'check-refused',
];

/** Amount, receiver and customer are compared: only the invoice is another. */
const believesTheNamedInvoice: Habits['settle'] = async (habits, state, order, notice) => {
  const named = Number(notice.invoiceId) || order.invoiceId;
  if (named === undefined) return;
  if (habits.isPaid(order, await habits.getInvoice(state, named))) habits.deliver(order);
};

/** What goes wrong with what anybody can send: notices, and the address that the customer comes back to. */
export const wrongAtNotice: readonly WrongApp[] = [
  {
    fault: "believes a notice's status",
    complaint: 'notice-forged',
    undecided: needChecks,
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
    undecided: needChecks,
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
    habits: noticing(async () => {}),
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
      ...noticing(async (habits, state, order, notice) => {
        if (notice.txnId) await right.settle(habits, state, order, notice);
      }),
    },
  },
  {
    fault: 'thanks whoever opens the return page with status=PAID',
    complaint: 'return-forged',
    undecided: ['notice-other-invoice'],
    delivered: 'Thank you',
    habits: {
      returnPage: (order, notice) =>
        right.returnPage(notice.status === 'PAID' ? { ...order, delivered: 1 } : order, notice),
    },
  },
  {
    fault: 'takes the return page for proof',
    complaint: 'return-forged',
    undecided: ['notice-other-invoice'],
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
    habits: { settle: believesTheNamedInvoice },
  },
  {
    fault: 'checks the invoice that the address of the return page names',
    complaint: 'notice-other-invoice',
    habits: { returned: believesTheNamedInvoice },
  },
  {
    fault: 'delivers once more at each notice',
    complaint: 'notice-repeated',
    // A sweep that delivers as well would make two of one delivery.
    habits: { deliver: (order) => void (order.delivered += 1), ...noticing(right.settle) },
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
    fault: 'refuses a notice that spells the transaction in both ways',
    complaint: 'notice-both-ids',
    habits: {
      readNotice(request) {
        const { query, form } = request;
        const both = [query, form].some((said) => said.has('txnId') && said.has('tnxId'));
        if (both) throw new TypeError('Two transactions.');
        return right.readNotice(request);
      },
    },
  },
  {
    fault: 'refuses a notice whose amount is not written as a whole number',
    complaint: 'notice-double',
    habits: {
      readNotice(request) {
        const amount = request.query.get('amount') ?? request.form.get('amount') ?? '0';
        if (!/^\d+$/.test(amount)) throw new TypeError('No amount.');
        return right.readNotice(request);
      },
    },
  },
  {
    fault: 'no longer takes notices about what it has delivered',
    complaint: 'notice-late',
    habits: noticing(async (habits, state, order, notice) => {
      if (order.delivered > 0) throw new Error('The order is closed.');
      await right.settle(habits, state, order, notice);
    }),
  },
];

/**
 * Finds payments that no notice reported: not those that the app did nothing about when their notice came, and, since a
 * notice may be on its way, not at once.
 */
async function seldom(habits: Habits, state: ShopState): Promise<void> {
  const now = performance.now();
  for (const order of state.orders.values()) {
    const since = seen.get(order) ?? now;
    seen.set(order, since);
    if (now - since < 8000 || noticed.has(order) || order.delivered > 0) continue;
    await right.settle(habits, state, order, nothingSaid).catch(() => {});
  }
}

const seen = new WeakMap<Order, number>();
/** The orders about which a notice came. */
const noticed = new WeakSet<Order>();
const nothingSaid = { status: '', invoiceId: '', txnId: '' };

/** An app whose sweep leaves what was noticed to what happens at a notice. */
function noticing(settle: Habits['settle']): Pick<Habits, 'settle' | 'sweep'> {
  return {
    async settle(habits, state, order, notice) {
      noticed.add(order);
      await settle(habits, state, order, notice);
    },
    sweep: seldom,
  };
}
