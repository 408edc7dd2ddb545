import {
  cancelInvoice,
  confirmPayment,
  createInvoice,
  isOAuthError,
  isResourceError,
  refundInvoice,
  waitForPayment,
  type ConfidentialClient,
  type ConfirmedPayment,
  type Payment,
  type PaymentExpectation,
} from '@monpay-miniapp/sdk';
import type { Product } from '../products.ts';
import type { Order, OrderStore } from './order.ts';

/** How the shop is paid. */
export interface CashierOptions {
  readonly client: ConfidentialClient;
  readonly orders: OrderStore;
  /** The user name of the branch that sells. */
  readonly receiver: string;
  /** The addresses of an order: where the customer comes back to, and where MonPay's server calls. */
  readonly addressesOf: (nonce: string) => { readonly page: string; readonly notices: string };
  /** Called once for each order that is paid, by whichever process found it so. */
  readonly onPaid?: ((order: Order) => unknown) | undefined;
}

/** Orders, from the checkout to the receipt. */
export interface Cashier {
  /** Writes the order, creates its invoice, binds them, in this order. Answers the order as it then is. */
  checkOut(
    customer: { userId: number; accessToken: string },
    items: readonly Product[],
  ): Promise<Order>;
  find(nonce: string): Promise<Order | undefined>;
  /** Writes down what a check said. Paid is final, unpaid is not. */
  settle(order: Order, payment: Payment): Promise<void>;
  /** Asks MonPay for at most so many milliseconds. A failed check says nothing, and changes nothing. */
  look(order: Order, milliseconds: number): Promise<Order>;
  cancel(order: Order): Promise<Order>;
  refund(order: Order): Promise<Order>;
  /** Checks what no notice reported: orders older than two minutes and younger than a day. */
  sweep(now: number): Promise<void>;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** @see decisions/0017-a-notice-is-a-hint-a-check-is-the-proof.md */
export function cashier(options: CashierOptions): Cashier {
  const { client, orders, receiver, addressesOf, onPaid } = options;

  const find = async (nonce: string): Promise<Order | undefined> =>
    (await orders.find({ nonce }))[0];
  const now = async (order: Order): Promise<Order> => (await find(order.nonce)) ?? order;

  async function settlePaid(order: Order, { invoice }: ConfirmedPayment): Promise<void> {
    const paid = { paidAt: Date.now(), txnId: invoice.txnId };
    if (await orders.change(order.nonce, paid, 'paidAt')) {
      // The receipt is made from the row, so that marking it paid is the delivery. A shop that ships writes the
      // parcel in the same transaction.
      onPaid?.(await now(order));
      return;
    }
    const { txnId } = await now(order);
    if (txnId !== undefined && invoice.txnId !== undefined && txnId !== invoice.txnId) {
      await orders.change(order.nonce, { problem: 'second_payment' }, 'problem');
    }
  }

  async function settle(order: Order, payment: Payment): Promise<void> {
    if (payment.state === 'paid') await settlePaid(order, payment);
    else if (payment.state === 'mismatch') {
      await orders.change(order.nonce, { problem: 'mismatch' }, 'problem');
    }
    // Unpaid is not final: the next check may find it paid.
  }

  async function look(order: Order, milliseconds: number): Promise<Order> {
    const expected = expectationOf(order);
    if (expected === 'not_yet' || order.paidAt !== undefined) return order;
    const signal = AbortSignal.timeout(milliseconds);
    const payment = await waitForPayment(client, expected, { signal, interval: 500 }).catch(
      () => undefined,
    );
    if (payment) await settle(order, payment);
    return now(order);
  }

  return {
    find,
    settle,
    look,
    async checkOut({ userId, accessToken }, items) {
      const nonce = crypto.randomUUID();
      const amount = items.reduce((sum, { price }) => sum + price, 0);
      const order: Order = {
        nonce,
        userId,
        items: items.map(({ id }) => id),
        amount,
        receiver,
        createdAt: Date.now(),
      };
      await orders.add(order);
      const { page, notices } = addressesOf(nonce);
      const wanted = {
        amount,
        receiver,
        description: items
          .map(({ mn }) => mn)
          .join(', ')
          .slice(0, 120),
        redirectUri: page,
        clientServiceUrl: notices,
      };
      try {
        const { id } = await createInvoice(client, wanted, { accessToken });
        await orders.change(nonce, { invoiceId: id }, 'invoiceId');
      } catch (error) {
        // If MonPay may have made one, it stays unknown: a second create would be a second invoice that can be paid.
        if (!isRefusal(error)) return now(order);
        await orders.change(nonce, { problem: 'no_invoice' }, 'problem');
      }
      return now(order);
    },
    async cancel(order) {
      if (order.invoiceId !== undefined) await cancelInvoice(client, order.invoiceId);
      await orders.change(order.nonce, { cancelledAt: Date.now() }, 'cancelledAt');
      return now(order);
    },
    async refund(order) {
      if (order.invoiceId === undefined || order.paidAt === undefined) return order;
      await refundInvoice(client, order.invoiceId, { description: 'Дэлгүүрийн буцаалт' });
      await orders.change(order.nonce, { refundedAt: Date.now() }, 'refundedAt');
      return now(order);
    },
    async sweep(time) {
      const open = await orders.find({ unpaidFrom: time - day, unpaidTo: time - 2 * minute });
      for (const order of open) {
        const expected = expectationOf(order);
        if (expected === 'not_yet') continue;
        // One that fails is found by the next sweep.
        const payment = await confirmPayment(client, expected).catch(() => undefined);
        if (payment) await settle(order, payment);
      }
    },
  };
}

/** What a check of the order has to find; `not_yet` before the invoice is bound. */
export function expectationOf(order: Order): PaymentExpectation | 'not_yet' {
  const { invoiceId, amount, receiver, userId } = order;
  return invoiceId === undefined ? 'not_yet' : { invoiceId, amount, receiver, userId };
}

/** Whether MonPay certainly made no invoice. */
function isRefusal(error: unknown): boolean {
  if (isOAuthError(error)) return true;
  if (!isResourceError(error)) return false;
  return (
    error.code === 'resource_error' ||
    (error.code === 'resource_request_failed' && error.outcome === 'not_sent')
  );
}
