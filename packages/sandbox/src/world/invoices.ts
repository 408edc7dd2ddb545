import { forgetOldest } from './forget-oldest.ts';

/** What can become of an invoice. CANCELLED and REFUNDED are assumed words. */
export type InvoiceStatus = 'NEW' | 'PAID' | 'FAILED' | 'CANCELLED' | 'REFUNDED';

/** Customer to merchant, customer to customer, or by bank. */
export const invoiceTypes = ['P2B', 'P2P', 'B2B'] as const;
/** What kind of payment an invoice asks for. */
export type InvoiceType = (typeof invoiceTypes)[number];

/** Money that moved for an invoice. */
export interface Payment {
  /** The number of the transaction: 16 digits. */
  readonly txnId: string;
  /** Who paid. */
  readonly userId: number;
  readonly at: number;
  /** The transaction that gave the money back. */
  refundTxnId?: string;
}

/** What a merchant asks for. */
export interface InvoiceRequest {
  /** Whole tögrög. */
  readonly amount: number;
  readonly receiver: string;
  readonly invoiceType: InvoiceType;
  readonly description: string;
  readonly redirectUri: string;
  readonly clientServiceUrl?: string;
}

/** MonPay's payment request. */
export interface Invoice extends InvoiceRequest {
  readonly id: number;
  readonly clientId: string;
  /** The customer that it is dedicated to; a public one has none, and whoever opens it can pay. */
  readonly userId?: number;
  readonly createdAt: number;
  updatedAt: number;
  status: InvoiceStatus;
  readonly payments: Payment[];
  /** The last attempt, which may have failed. */
  attempt?: { readonly txnId: string; readonly info: string };
  /** When a customer who pays late will. */
  paysAt?: number;
}

/** An attempt to pay: what a payment notice reports. */
export interface Attempt {
  readonly invoiceId: number;
  readonly status: 'PAID' | 'FAILED';
  readonly txnId: string;
  readonly amount: number;
  readonly info: string;
}

/** The memory of invoices. */
export interface Invoices {
  /** The id is the next whole number. */
  add(fields: Omit<Invoice, 'id' | 'status' | 'payments' | 'updatedAt'>): Invoice;
  /** Takes an invoice back into memory that an earlier run of the sandbox made. */
  restore(invoice: Invoice): void;
  find(id: number): Invoice | undefined;
  latest(): Invoice | undefined;
  all(): Invoice[];
  clear(): void;
  /** The id that was given last. */
  lastId: number;
}

/** How many invoices are remembered; the oldest are forgotten first. */
const invoicesLimit = 10_000;

/** An empty memory of invoices. Ids go on after it is cleared: no id comes a second time. */
export function createInvoices(): Invoices {
  const byId = new Map<number, Invoice>();
  const restore = (invoice: Invoice): void => {
    forgetOldest(byId, invoicesLimit);
    byId.set(invoice.id, invoice);
    invoices.lastId = Math.max(invoices.lastId, invoice.id);
  };
  const invoices: Invoices = {
    lastId: 0,
    add(fields) {
      const { createdAt: updatedAt } = fields;
      const id = invoices.lastId + 1;
      const invoice: Invoice = { ...fields, id, updatedAt, status: 'NEW', payments: [] };
      restore(invoice);
      return invoice;
    },
    restore,
    find: (id) => byId.get(id),
    latest: () => byId.get(invoices.lastId),
    all: () => [...byId.values()],
    clear: () => byId.clear(),
  };
  return invoices;
}
