import type { Attempt } from './invoices.ts';
import type { Quirk } from './settings.ts';

/** The query of a payment notice, as the guide's examples have it, or as odd as the quirks want it. */
export function noticeQuery(attempt: Attempt, odd: readonly Quirk[]): string {
  const { invoiceId, status, txnId, amount, info } = attempt;
  const end = `amount=${amount}&info=${encodeURIComponent(info)}`;
  // The guide's failure has no transaction number; one of its examples has no invoice, and begins with a stray `&`.
  if (status === 'FAILED') {
    return odd.includes('failed_without_id')
      ? `&status=FAILED&${end}`
      : `invoiceId=${invoiceId}&status=FAILED&${end}`;
  }
  const numbers = odd.includes('both_txn_ids')
    ? `tnxId=${txnId}&txnId=${txnId}`
    : odd.includes('tnx_id') && `tnxId=${txnId}`;
  // The table, which spells it like that, has the parameters in another order.
  return numbers
    ? `amount=${amount}&invoiceId=${invoiceId}&status=PAID&${numbers}&info=${encodeURIComponent(info)}`
    : `invoiceId=${invoiceId}&status=PAID&txnId=${txnId}&${end}`;
}

/** The merchant's address with the query behind it; how MonPay joins it to a query that is there is not known. */
export function withQuery(address: string, query: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
