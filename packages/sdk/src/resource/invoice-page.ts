import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { assertInvoiceId } from './invoice-id.ts';

/**
 * The page on which the customer approves an invoice: redirect to it. It belongs to `pageServer`, which is the
 * authorization server unless browsers reach it by another name. Observed, not documented.
 * @throws {InvalidArgumentError} if `id` is not the id of an invoice
 */
export function invoicePage(client: ConfidentialClient, id: number): string {
  assertInvoiceId('invoicePage', id);
  return `${internalsOf(client).pageServer}/v2/invoice/${id}`;
}
