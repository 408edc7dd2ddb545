import type { Invoice, Payment } from '../world/invoices.ts';
import type { World } from '../world/world.ts';

const ulaanbaatar = 8 * 3_600_000;

/** A time without its zone. */
function local(ms: number): string {
  return new Date(ms + ulaanbaatar).toISOString().slice(0, 19);
}

/** The path of the page where an invoice is approved. */
export function payPagePath(id: number): string {
  return `/v2/invoice/${id}`;
}

/** An invoice as the resource API answers it. */
export function invoiceResult({ settings }: World, invoice: Invoice, origin: string): object {
  const { payments, attempt, userId = payments.at(-1)?.userId } = invoice;
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
    ...(attempt && { txnId: Number(attempt.txnId), statusInfo: attempt.info }),
    createDate: new Date(invoice.createdAt).toISOString(),
    updateDate: new Date(invoice.updatedAt).toISOString(),
  };
}

/** What a refund is answered with. Its dates were seen without a zone; Ulaanbaatar's is assumed. */
export function refundResult(
  invoice: Invoice,
  payment: Payment,
  description: string,
  { phone, failed }: { readonly phone: string | undefined; readonly failed: boolean },
): object {
  return {
    id: invoice.id,
    txnId: Number(payment.txnId),
    ...(payment.refundTxnId !== undefined && { refundTxnId: payment.refundTxnId }),
    amount: invoice.amount,
    receiver: invoice.receiver,
    ...(phone !== undefined && { phone }),
    status: failed ? 'REFUNDFAILED' : 'REFUNDED',
    ...(failed && { statusCode: 1 }),
    statusInfo: failed ? 'Буцаалт амжилтгүй боллоо' : 'Амжилттай буцаалаа',
    description,
    createDate: local(invoice.createdAt),
    updateDate: local(invoice.updatedAt),
  };
}
