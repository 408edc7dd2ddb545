import { ask, jsonOf, MonPayError, resultOf } from '../shop/ask-monpay.ts';
import { withMerchantToken } from '../shop/merchant-token.ts';
import type { ShopState } from '../shop/state.ts';
import { closed, forEver, right, withDeadline, type WrongApp } from './wrong-app.ts';

/** What goes wrong when MonPay does not say whether an invoice is paid. */
export const wrongAtCheck: readonly WrongApp[] = [
  {
    fault: 'takes a check that was refused with HTTP 200 for a payment',
    complaint: 'check-refused',
    habits: {
      getInvoice: (state, invoiceId) =>
        withMerchantToken(state, async (token) => {
          const headers = { Authorization: `Bearer ${token}` };
          const path = `/v2/api/oauth/invoice/${invoiceId}`;
          const answer = await ask(state.settings, path, { headers });
          const envelope = jsonOf(answer.text);
          if (answer.status !== 200 || !envelope) return resultOf(answer);
          return { ...(envelope['result'] as object | null) };
        }),
      isPaid: (order, invoice) => invoice['status'] === undefined || right.isPaid(order, invoice),
    },
  },
  {
    fault: 'closes an order when its invoice could not be checked',
    complaint: 'check-fails',
    habits: {
      async settle(habits, state, order, notice) {
        try {
          await right.settle(habits, state, order, notice);
        } catch (error) {
          if (!(error instanceof MonPayError)) throw error;
          state.orders.set(order.nonce, closed(order));
        }
      },
      isPaid: (order, invoice) => order.receiver !== '' && right.isPaid(order, invoice),
    },
  },
  {
    fault: 'ends when a check is answered with HTML',
    complaint: 'check-fails',
    habits: {
      getInvoice: (state, invoiceId) =>
        withMerchantToken(state, async (token) => {
          const headers = { Authorization: `Bearer ${token}` };
          const path = `/v2/api/oauth/invoice/${invoiceId}`;
          const answer = await ask(state.settings, path, { headers });
          JSON.parse(answer.text);
          return resultOf(answer);
        }),
      crashed(error) {
        if (error instanceof SyntaxError) throw error;
        return right.crashed(error);
      },
    },
  },
  {
    fault: 'waits for the answer to a check for ever',
    complaint: 'check-hangs',
    habits: {
      getInvoice: (state, invoiceId) => right.getInvoice(withDeadline(state, forEver), invoiceId),
    },
  },
  {
    fault: 'looks for no payments any more after one error',
    complaint: 'sweep-goes-on',
    habits: {
      async sweep(habits, state) {
        if (given.has(state)) return;
        for (const { invoiceId, delivered, nonce } of state.orders.values()) {
          if (delivered > 0 || invoiceId === undefined) continue;
          const invoice = await habits.getInvoice(state, invoiceId).catch(() => undefined);
          if (!invoice) return void given.add(state);
          const order = state.orders.get(nonce);
          if (order && habits.isPaid(order, invoice)) habits.deliver(order);
        }
      },
    },
  },
];

/** The shops that have given up. */
const given = new WeakSet<ShopState>();
