import { refundInvoiceRequest } from '@monpay-miniapp/client/requests';
import type { ConfidentialClient } from '../client/client.ts';
import { redacted } from '../errors/redacted.ts';
import {
  InvalidArgumentError,
  isResourceError,
  RefundFailedError,
} from '../errors/resource-errors.ts';
import { Refund as RefundResult, RefundRequest } from '../wire/refund.ts';
import { judge } from '../wire/issues.ts';
import { present } from '../wire/texts.ts';
import { getInvoice } from './invoice.ts';
import { callResource, type ResourceOptions } from './resource-request.ts';

/** A refund that was made. Of one that turned out to be made already, only `status` and what the invoice says. */
export interface Refund {
  readonly status: 'REFUNDED';
  readonly id?: number | undefined;
  /** The transaction of the payment, exact. */
  readonly txnId?: string | undefined;
  /** The transaction of the refund. */
  readonly refundTxnId?: string | undefined;
  /** Tögrög. */
  readonly amount?: number | undefined;
  readonly receiver?: string | undefined;
  /** Text of digits. */
  readonly phone?: string | undefined;
  readonly miniAppId?: number | undefined;
  readonly statusCode?: string | undefined;
  readonly statusInfo?: string | undefined;
  readonly description?: string | undefined;
  /** As MonPay wrote it; `readDate()` reads it. */
  readonly createDate?: string | undefined;
  /** As MonPay wrote it; `readDate()` reads it. */
  readonly updateDate?: string | undefined;
}

/**
 * Gives a customer the whole payment back. Sent once; an invoice that turns out to be refunded already is done.
 * After `outcome: 'unknown'` ask `getInvoice` before you repeat.
 * @throws {InvalidArgumentError} naming every problem at once; nothing was sent
 * @throws {RefundFailedError} if MonPay says that the money was not returned
 * @throws {AnyResourceError | AnyOAuthError}
 */
export async function refundInvoice(
  client: ConfidentialClient,
  id: number,
  reason: { readonly description: string },
  options?: ResourceOptions,
): Promise<Refund> {
  const given = judge(RefundRequest, {
    ...(typeof reason === 'object' && reason),
    invoiceId: id,
  });
  if ('issues' in given) throw new InvalidArgumentError('refundInvoice', given.issues);
  try {
    return await refund(client, given.value, options);
  } catch (error) {
    if (!isRefusal(error) || !(await isRefunded(client, id, options))) throw error;
    return present<Refund>({ status: 'REFUNDED', id });
  }
}

async function refund(
  client: ConfidentialClient,
  given: { invoiceId: number; description: string },
  options: ResourceOptions | undefined,
): Promise<Refund> {
  const request = refundInvoiceRequest(given);
  const call = { operation: 'refundInvoice', request, repeatable: false } as const;
  const { result, invalid } = await callResource(client, call, options);
  const judged = judge(RefundResult, result);
  if ('issues' in judged) throw invalid(judged.issues);
  const { status, statusCode, statusInfo } = judged.value;
  if (status === 'REFUNDED') return present<Refund>({ ...judged.value, status });
  if (status !== 'REFUNDFAILED')
    throw invalid([{ path: 'status', message: 'is neither REFUNDED nor REFUNDFAILED' }]);
  throw new RefundFailedError(redacted(statusCode, []), redacted(statusInfo, []));
}

/** MonPay said no, so that nothing was returned this time; it may have been before. */
function isRefusal(error: unknown): boolean {
  return (
    isResourceError(error) && (error.code === 'resource_error' || error.code === 'refund_failed')
  );
}

async function isRefunded(
  client: ConfidentialClient,
  id: number,
  options: ResourceOptions | undefined,
): Promise<boolean> {
  try {
    return (await getInvoice(client, id, options)).status === 'REFUNDED';
  } catch {
    // Then what the refund itself said is all that is known.
    return false;
  }
}
