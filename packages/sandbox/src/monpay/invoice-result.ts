import type { Invoice, Payment } from '../world/invoices.ts';
import type { World } from '../world/world.ts';

const ulaanbaatar = 8 * 3_600_000;

/** A time in Ulaanbaatar, without its zone. */
function local(ms: number): string {
  return new Date(ms + ulaanbaatar).toISOString().slice(0, 19);
}

/** The path of the page where an invoice is approved. */
function payPagePath(id: number): string {
  return `/v2/invoice/${id}`;
}

/** An invoice as the resource API answers it. */
export function invoiceResult({ settings }: World, invoice: Invoice, origin: string): object {
  const { payments, attempt, userId = payments.at(-1)?.userId } = invoice;
  const paid = payments.at(-1);
  const asPayPage = settings.quirks.includes('redirect_uri_pay_page');
  return {
    id: invoice.id,
    amount: invoice.amount,
    receiver: invoice.receiver,
    invoiceType: invoice.invoiceType,
    description: invoice.description,
    redirectUri: asPayPage ? origin + payPagePath(invoice.id) : invoice.redirectUri,
    ...(invoice.clientServiceUrl !== undefined && { clientServiceUrl: invoice.clientServiceUrl }),
    ...(userId !== undefined && { userId }),
    status: invoice.status,
    ...(attempt && { statusInfo: attempt.info }),
    // A failure's transaction was not seen.
    ...(paid && { txnId: Number(paid.txnId) }),
    createDate: `${local(invoice.createdAt)}+08:00`,
    updateDate: `${local(invoice.updatedAt)}+08:00`,
  };
}

/** What became of a refund. */
export interface RefundOutcome {
  /** The refund's own number. */
  readonly id: number;
  readonly at: number;
  readonly phone: string | undefined;
  readonly failed: boolean;
}

/** What a refund is answered with. Its times were seen without a zone; Ulaanbaatar's is assumed. */
export function refundResult(
  invoice: Invoice,
  payment: Payment,
  description: string,
  { id, at, phone, failed }: RefundOutcome,
): object {
  return {
    id,
    txnId: payment.txnId,
    ...(payment.refundTxnId !== undefined && { refundTxnId: payment.refundTxnId }),
    amount: invoice.amount,
    receiver: invoice.receiver,
    ...(phone !== undefined && { phone }),
    status: failed ? 'REFUNDFAILED' : 'REFUNDED',
    description,
    createDate: local(at),
    updateDate: local(at),
    ...(failed && { statusCode: 3, statusInfo: 'Үлдэгдэл хүрэлцэхгүй байна' }),
  };
}
