import type { ConfidentialClient } from '../client/client.ts';
import { InvalidArgumentError } from '../errors/resource-errors.ts';
import { getInvoice, type Invoice } from '../resource/invoice.ts';
import type { ResourceOptions } from '../resource/resource-request.ts';
import { ExpectedPayment } from '../wire/expected-payment.ts';
import { judge } from '../wire/issues.ts';

/**
 * What the merchant's database says about an order's invoice. Take every value from there, and none from the
 * notice or the browser.
 */
export interface PaymentExpectation {
  /** The invoice that was made for this order. */
  readonly invoiceId: number;
  /** Whole tögrög. */
  readonly amount: number;
  /** The receiver that the invoice was made for. */
  readonly receiver: string;
  /** The customer who has to have paid, if it matters: `userId` of `userInfo()`. */
  readonly userId?: number | undefined;
}

/** A field in which a paid invoice is not what was expected. */
export interface PaymentDifference {
  readonly field: 'amount' | 'receiver' | 'userId';
  readonly expected: number | string;
  /** `undefined` if MonPay's answer does not have it. */
  readonly actual: number | string | undefined;
}

declare const checked: unique symbol;

/** The proof of a payment. Nothing but a check of the invoice makes one: deliver on this, and on nothing else. */
export interface ConfirmedPayment {
  readonly state: 'paid';
  readonly invoice: Invoice & {
    readonly status: 'PAID';
    readonly amount: number;
    readonly receiver: string;
  };
  readonly [checked]: true;
}

/** The invoice has another status than `PAID`. It may be paid yet, after `FAILED` too. */
export interface UnpaidInvoice {
  readonly state: 'unpaid';
  readonly invoice: Invoice;
}

/** The invoice is paid, and it is not the one that was expected. Deliver nothing; have a person look at it. */
export interface MismatchedPayment {
  readonly state: 'mismatch';
  readonly invoice: Invoice;
  readonly differences: readonly PaymentDifference[];
}

/** What a check of an invoice said. */
export type Payment = ConfirmedPayment | UnpaidInvoice | MismatchedPayment;

/**
 * Asks MonPay about the invoice and compares it with what was expected. Only a payment with the state `paid`
 * has been paid.
 * @throws {InvalidArgumentError} if the expectation is incomplete or wrong; nothing was sent
 * @throws {AnyResourceError | AnyOAuthError} if the check failed, which says nothing about the payment
 */
export async function confirmPayment(
  client: ConfidentialClient,
  expected: PaymentExpectation,
  options?: ResourceOptions,
): Promise<Payment> {
  const wanted = judgedExpectation(expected);
  const invoice = await getInvoice(client, wanted.invoiceId, options);
  if (invoice.status !== 'PAID') return Object.freeze({ state: 'unpaid', invoice });

  const fields = ['amount', 'receiver', 'userId'] as const;
  const differences = fields.flatMap((field): PaymentDifference[] => {
    const value = wanted[field];
    const actual = invoice[field];
    return value === undefined || value === actual ? [] : [{ field, expected: value, actual }];
  });
  if (differences.length > 0) return Object.freeze({ state: 'mismatch', invoice, differences });
  return Object.freeze({ state: 'paid', invoice }) as ConfirmedPayment;
}

/**
 * An expectation, if it is one.
 * @throws {InvalidArgumentError} naming every problem at once
 */
export function judgedExpectation(expected: PaymentExpectation): PaymentExpectation {
  const judged = judge(ExpectedPayment, expected);
  if ('issues' in judged) throw new InvalidArgumentError('the expected payment', judged.issues);
  return judged.value;
}
