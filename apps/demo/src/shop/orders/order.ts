import type { Product } from '../products.ts';

/** What a customer wants to buy, and what is known of its payment. Times are milliseconds since 1970. */
export interface Order {
  /** A random value that stands in the order's addresses; nobody can guess it. */
  readonly nonce: string;
  /** Who ordered: MonPay's `userId`. */
  readonly userId: number;
  readonly items: readonly Product['id'][];
  /** Whole tögrög. */
  readonly amount: number;
  readonly receiver: string;
  readonly createdAt: number;
  /** MonPay's invoice, once it is bound. */
  readonly invoiceId?: number | undefined;
  /** When a check said that it is paid. It never goes away again. */
  readonly paidAt?: number | undefined;
  /** MonPay's transaction of the payment. */
  readonly txnId?: string | undefined;
  /** The customer no longer wants it. */
  readonly cancelledAt?: number | undefined;
  readonly refundedAt?: number | undefined;
  /** MonPay made no invoice; or a person has to look: a payment is not as expected, or there is a second one. */
  readonly problem?: 'no_invoice' | 'mismatch' | 'second_payment' | undefined;
}

/** What a customer and the shop's owner see of an order. */
export type OrderState =
  | 'not_invoiced'
  | 'unpaid'
  | 'paid'
  | 'paid_late'
  | 'cancelled'
  | 'refunded'
  | 'mismatch';

/** The state of an order, from what is known of it. Paid wins over everything but a refund. */
export function stateOf(order: Order): OrderState {
  if (order.refundedAt !== undefined) return 'refunded';
  if (order.paidAt !== undefined) return order.cancelledAt === undefined ? 'paid' : 'paid_late';
  if (order.problem === 'mismatch') return 'mismatch';
  if (order.cancelledAt !== undefined || order.problem === 'no_invoice') return 'cancelled';
  return order.invoiceId === undefined ? 'not_invoiced' : 'unpaid';
}

/** The fields of an order that change, each once. */
export type OrderChange = Partial<
  Pick<Order, 'invoiceId' | 'paidAt' | 'txnId' | 'cancelledAt' | 'refundedAt' | 'problem'>
>;

/** Which orders: one by its nonce, or those made between two times that wait for their payment. */
export type OrderQuery =
  | { readonly nonce: string }
  | { readonly unpaidFrom: number; readonly unpaidTo: number };

/** Where orders are kept. Any database with a conditional UPDATE can be one. */
export interface OrderStore {
  /** Writes a new order. */
  add(order: Order): Promise<void>;
  find(query: OrderQuery): Promise<Order[]>;
  /**
   * Changes an order if `unless` is not set yet, in one statement: the one caller for whom it is true may act on it,
   * however many processes try.
   */
  change(nonce: string, change: OrderChange, unless: keyof OrderChange): Promise<boolean>;
}
