import { BadValue } from './bad-value.ts';
import type { Attempt, Invoice, InvoiceStatus, Payment } from './invoices.ts';
import { shownInvoice } from './shown-invoice.ts';
import type { User } from './users.ts';
import type { World } from './world.ts';

/** The invoice is in no state for what was asked. The message says which it is in. */
export class WrongState extends BadValue {}

/** What MonPay's notices say of an attempt. */
export const infos = {
  paid: 'success',
  noBalance: 'Not enough credit',
  /** In the guide's example without an invoice. */
  noBalanceWithoutId: 'balance not enough balance',
  declined: 'declined by the customer',
} as const;

/** How long a customer who pays late takes: milliseconds. */
export const lateness = 30_000;
/** How often one public invoice can be paid when it can be paid again. */
const mostPayments = 20;
const payable: ReadonlySet<InvoiceStatus> = new Set(['NEW', 'FAILED'] as const);

/** What a customer has now: whole tögrög. */
export function balanceOf({ balances }: World, user: User): number {
  return balances.get(user.userId) ?? user.balance;
}

/** The customers with what they have now. */
export function usersNow(world: World): User[] {
  return world.users.map((user) => ({ ...user, balance: balanceOf(world, user) }));
}

/**
 * Whether somebody can pay the invoice now.
 * @throws {WrongState} if nobody can
 */
export function assertPayable({ settings }: World, invoice: Invoice): void {
  const { id, status, userId, payments } = invoice;
  const again =
    status === 'PAID' &&
    userId === undefined &&
    settings.quirks.includes('double_payment') &&
    payments.length < mostPayments;
  if (!again && !payable.has(status)) {
    throw new WrongState(
      `Invoice ${id} is ${status}: only one that is NEW or FAILED can be paid or declined.`,
    );
  }
}

/**
 * A customer pays: the money moves if there is enough, and the attempt fails if there is not.
 * @throws {WrongState} if the invoice can't be paid
 */
export function payInvoice(world: World, invoice: Invoice, user: User): Attempt {
  assertPayable(world, invoice);
  const balance = balanceOf(world, user);
  if (balance < invoice.amount) return failForBalance(world, invoice);
  const txnId = nextTxnId(world);
  world.balances.set(user.userId, balance - invoice.amount);
  invoice.payments.push({ txnId, userId: user.userId, at: world.clock.now() });
  return attempted(world, invoice, 'PAID', txnId, infos.paid);
}

/**
 * An attempt fails, by the customer's will or for want of money. It can be tried again (assumed).
 * @throws {WrongState} if the invoice can't be paid
 */
export function failInvoice(world: World, invoice: Invoice, info: string): Attempt {
  assertPayable(world, invoice);
  return attempted(world, invoice, 'FAILED', nextTxnId(world), info);
}

/**
 * An attempt fails for want of money, whatever the customer has.
 * @throws {WrongState} if the invoice can't be paid
 */
export function failForBalance(world: World, invoice: Invoice): Attempt {
  const withoutId = world.settings.quirks.includes('failed_without_id');
  return failInvoice(world, invoice, infos[withoutId ? 'noBalanceWithoutId' : 'noBalance']);
}

function attempted(
  world: World,
  invoice: Invoice,
  status: 'PAID' | 'FAILED',
  txnId: string,
  info: string,
): Attempt {
  invoice.attempt = { txnId, info };
  delete invoice.paysAt;
  // A second payment that fails takes nothing back from the first.
  change(world, invoice, invoice.status === 'PAID' ? 'PAID' : status);
  return { invoiceId: invoice.id, status, txnId, amount: invoice.amount, info };
}

/**
 * Takes an invoice back that nobody has paid. One that was cancelled stays so.
 * @throws {WrongState} if it was paid
 */
export function cancelInvoice(world: World, invoice: Invoice): void {
  if (invoice.status === 'CANCELLED') return;
  if (!payable.has(invoice.status)) {
    throw new WrongState(`Invoice ${invoice.id} is ${invoice.status} and can't be cancelled.`);
  }
  delete invoice.paysAt;
  change(world, invoice, 'CANCELLED');
}

/**
 * Gives the last payment back that was not given back yet; when none is left, the invoice is REFUNDED.
 * @throws {WrongState} if there is none
 */
export function refundInvoice(world: World, invoice: Invoice): Payment {
  const payment = refundable(invoice);
  payment.refundTxnId = `RF${nextTxnId(world)}`;
  // Whoever has paid has a balance there, unless forgotten meanwhile.
  const balance = world.balances.get(payment.userId);
  if (balance !== undefined) world.balances.set(payment.userId, balance + invoice.amount);
  const left = invoice.payments.some(({ refundTxnId }) => refundTxnId === undefined);
  change(world, invoice, left ? 'PAID' : 'REFUNDED');
  return payment;
}

/**
 * The payment that a refund would give back.
 * @throws {WrongState} if there is none
 */
export function refundable({ id, status, payments }: Invoice): Payment {
  const payment = payments.findLast(({ refundTxnId }) => refundTxnId === undefined);
  if (!payment) throw new WrongState(`Invoice ${id} is ${status} and can't be refunded.`);
  return payment;
}

function change(world: World, invoice: Invoice, status: InvoiceStatus): void {
  invoice.status = status;
  invoice.updatedAt = world.clock.now();
  world.journal.write({ type: 'invoice', invoice: shownInvoice(invoice) });
}

/** Sixteen digits, in order; the first is the one of the guide's examples. */
function nextTxnId(world: World): string {
  world.lastTxn += 1;
  return String(5_000_000_005_044_110 + world.lastTxn);
}
