import type { Invoice, InvoiceRequest, InvoiceStatus } from './invoices.ts';
import { isoTime } from './iso-time.ts';

/** An invoice as it was at one moment; times in ISO 8601. */
export interface ShownInvoice extends InvoiceRequest {
  readonly id: number;
  readonly clientId: string;
  /** The customer that it is dedicated to; a public one has none, and whoever opens it can pay. */
  readonly userId?: number;
  readonly status: InvoiceStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly payments: readonly ShownPayment[];
  /** The last attempt, which may have failed. */
  readonly attempt?: { readonly txnId: string; readonly info: string };
  /** When a customer who pays late will. */
  readonly paysAt?: string;
}

/** Money that moved for an invoice. */
export interface ShownPayment {
  readonly txnId: string;
  /** Who paid. */
  readonly userId: number;
  readonly at: string;
  /** The transaction that gave the money back. */
  readonly refundTxnId?: string;
}

/** An invoice as it is now. */
export function shownInvoice({ paysAt, ...invoice }: Invoice): ShownInvoice {
  return {
    ...invoice,
    createdAt: isoTime(invoice.createdAt),
    updatedAt: isoTime(invoice.updatedAt),
    payments: invoice.payments.map((payment) => ({ ...payment, at: isoTime(payment.at) })),
    ...(paysAt !== undefined && { paysAt: isoTime(paysAt) }),
  };
}
