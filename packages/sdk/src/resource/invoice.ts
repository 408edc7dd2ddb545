import {
  cancelInvoiceRequest,
  createInvoiceRequest,
  getInvoiceRequest,
} from '@monpay-miniapp/client/requests';
import type { ConfidentialClient } from '../client/client.ts';
import { InvalidArgumentError, type Operation } from '../errors/resource-errors.ts';
import { CreatedInvoice, Invoice as CheckedInvoice, type InvoiceStatus } from '../wire/invoice.ts';
import { InvoiceRequest } from '../wire/invoice-request.ts';
import type { BuiltRequest } from '../transport/built-request.ts';
import { judge } from '../wire/issues.ts';
import { present } from '../wire/texts.ts';
import { assertInvoiceId } from './invoice-id.ts';
import { callResource, type ResourceOptions } from './resource-request.ts';

export type { InvoiceStatus } from '../wire/invoice.ts';

/** MonPay's payment request, under its wire names. */
export interface Invoice {
  readonly id: number;
  /** Tögrög. */
  readonly amount?: number | undefined;
  /** The user name of the branch that sold, for `P2B`. */
  readonly receiver?: string | undefined;
  /** Only `PAID` means paid. Absent only from an answer to a create that left it out. */
  readonly status?: InvoiceStatus | undefined;
  readonly description?: string | undefined;
  readonly invoiceType?: string | undefined;
  readonly redirectUri?: string | undefined;
  readonly clientServiceUrl?: string | undefined;
  /** Who pays or has paid; absent from a public invoice until it is paid. */
  readonly userId?: number | undefined;
  readonly miniAppId?: number | undefined;
  /** As MonPay wrote it; `readDate()` reads it. */
  readonly createDate?: string | undefined;
  /** As MonPay wrote it; `readDate()` reads it. */
  readonly updateDate?: string | undefined;
  readonly bankName?: string | undefined;
  readonly bankAccount?: string | undefined;
  readonly bankAccountName?: string | undefined;
  /** MonPay's transaction, exact. */
  readonly txnId?: string | undefined;
  readonly statusInfo?: string | undefined;
}

/** What a customer is to pay. */
export interface NewInvoice {
  /** Whole tögrög, at least 1. Take it from your own prices, never from the browser. */
  readonly amount: number;
  /** The user name of the branch that sells (`P2B`). */
  readonly receiver: string;
  /** What the customer reads before paying. */
  readonly description: string;
  /**
   * Where the customer goes after paying, and MonPay calls if there is no `clientServiceUrl`. Put the order's
   * nonce into its path: what MonPay does to a query that is there already is not known.
   */
  readonly redirectUri: string;
  /** Where MonPay's server calls after a payment: the address of a `paymentEndpoint`. Observed, not documented. */
  readonly clientServiceUrl?: string | undefined;
  /** `P2B`, the default, is a customer who pays a merchant. */
  readonly invoiceType?: 'P2B' | 'P2P' | 'B2B' | undefined;
}

/**
 * Creates an invoice: for one customer with that customer's `accessToken`, otherwise a public one that whoever opens
 * it can pay. Sent once. After `outcome: 'unknown'` look before you repeat: a second create is a second
 * invoice that can be paid. Write the order first, then create, then store `id` with the order.
 * @throws {InvalidArgumentError} naming every problem at once; nothing was sent
 * @throws {AnyResourceError | AnyOAuthError}
 */
export async function createInvoice(
  client: ConfidentialClient,
  invoice: NewInvoice,
  options?: ResourceOptions,
): Promise<Invoice> {
  const given = judge(InvoiceRequest, invoice);
  if ('issues' in given) {
    const about = given.issues[0]?.path === '' ? 'the new invoice' : 'createInvoice';
    throw new InvalidArgumentError(about, given.issues);
  }
  const { clientServiceUrl, ...required } = given.value;
  const request = createInvoiceRequest({
    ...required,
    ...(clientServiceUrl !== undefined && { clientServiceUrl }),
  });
  const call = { operation: 'createInvoice', request, repeatable: false } as const;
  const { result, invalid } = await callResource(client, call, options);
  const judged = judge(CreatedInvoice, result);
  if ('issues' in judged) throw invalid(judged.issues);
  return present(judged.value);
}

/**
 * Asks MonPay about an invoice. To find out whether an order is paid, use `confirmPayment`, which compares.
 * @throws {InvalidArgumentError} if `id` is not the id of an invoice; nothing was sent
 * @throws {AnyResourceError | AnyOAuthError}
 */
export function getInvoice(
  client: ConfidentialClient,
  id: number,
  options?: ResourceOptions,
): Promise<Invoice> {
  return invoiceBy(client, 'getInvoice', id, getInvoiceRequest, options);
}

/**
 * Cancels an invoice, so that nobody pays it any more. Sent once.
 * @throws {InvalidArgumentError} if `id` is not the id of an invoice; nothing was sent
 * @throws {AnyResourceError | AnyOAuthError}
 */
export function cancelInvoice(
  client: ConfidentialClient,
  id: number,
  options?: ResourceOptions,
): Promise<Invoice> {
  return invoiceBy(client, 'cancelInvoice', id, cancelInvoiceRequest, options);
}

async function invoiceBy(
  client: ConfidentialClient,
  operation: Operation & ('getInvoice' | 'cancelInvoice'),
  id: number,
  build: (parameters: { invoiceId: number }) => BuiltRequest,
  options: ResourceOptions | undefined,
): Promise<Invoice> {
  assertInvoiceId(operation, id);
  const request = build({ invoiceId: id });
  const call = { operation, request, repeatable: operation === 'getInvoice' };
  const { result, invalid } = await callResource(client, call, options);
  const judged = judge(CheckedInvoice, result);
  if ('issues' in judged) throw invalid(judged.issues);
  if (judged.value.id !== id)
    throw invalid([{ path: 'id', message: 'is not the invoice that was asked for' }]);
  return present(judged.value);
}
