import { isLoopback } from '../../world/loopback.ts';
import { noticeQuery, withQuery } from '../../world/notice-query.ts';
import type { Invoice } from '../../generated/admin-api.ts';
import type { Quirk } from '../../world/settings.ts';
import { NotJudged } from '../case.ts';
import { formType } from '../browser.ts';
import type { Customer } from '../customer.ts';
import type { Answer } from '../send.ts';
import type { Stage } from '../stage.ts';

/** What a notice says, and how it comes. */
export interface Notice {
  readonly status: 'PAID' | 'FAILED';
  readonly txnId?: string;
  /** Another invoice than the one that it is about. */
  readonly invoiceId?: number;
  readonly method?: 'GET' | 'POST';
  readonly quirks?: readonly Quirk[];
  /** Whether the amount is written as a double, as the guide types it. */
  readonly double?: boolean;
}

/** A number that no transaction of the sandbox has. */
export const inventedTxn = '5999999999999999';
const usualPatience = 15_000;

/**
 * Calls the app as MonPay's server does, or as anybody can who knows the address.
 * @param patience how long the app has to answer: milliseconds
 * @throws {NotJudged} if the address is neither one of the app nor on this machine
 */
export async function notify(
  stage: Stage,
  invoice: Invoice,
  { method = 'GET', quirks = [], double = false, ...said }: Notice,
  patience = usualPatience,
): Promise<Answer> {
  const address = noticeAddress(stage, invoice);
  const attempt = { txnId: inventedTxn, invoiceId: invoice.id, amount: invoice.amount, ...said };
  const info = said.status === 'PAID' ? 'success' : 'balance not enough balance';
  const plainly = noticeQuery({ ...attempt, info }, quirks);
  const query = double ? plainly.replace(/\bamount=\d+/, '$&.0') : plainly;
  const headers = { 'User-Agent': 'MonPay-Sandbox-Check', Accept: '*/*' };
  if (method === 'GET') {
    const url = new URL(withQuery(address, query));
    return stage.call({ method, url, headers, body: undefined }, patience);
  }
  const posted = { ...headers, 'Content-Type': formType };
  return stage.call({ method, url: new URL(address), headers: posted, body: query }, patience);
}

/** Where notices go, which is called only if it is the app's or on this machine. */
function noticeAddress({ app }: Stage, invoice: Invoice): string {
  const address = invoice.client_service_url ?? invoice.redirect_uri;
  const url = new URL(address);
  const isNear = isLoopback(url) || url.origin === app.url.origin;
  if (/^https?:$/.test(url.protocol) && isNear) return address;
  throw new NotJudged({
    mn: 'Мэдэгдлийн хаяг (clientServiceUrl) энэ апп болон энэ компьютерт байхгүй тул дуудаагүй.',
    en: 'The address of the notices (clientServiceUrl) is neither on the app’s own address nor on this machine, so it was not called.',
  });
}

/** Whether an answer says that the notice has arrived. */
export function isTaken({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** The customer pays, and no notice is sent. Returns the transaction. */
export async function pay(
  { admin }: Stage,
  { id, user_id }: Invoice,
  user: Customer,
): Promise<{ readonly txnId: string }> {
  const body = { notice: 'never', ...(user_id === undefined && { user }) } as const;
  const path = `/_sandbox/invoices/${id}/pay`;
  const { invoice } = await admin.call<'payInvoice'>('POST', path, body);
  return { txnId: invoice.payments.at(-1)?.txn_id ?? inventedTxn };
}

/** The customer declines, and no notice is sent. */
export async function decline({ admin }: Stage, { id }: Invoice): Promise<void> {
  const path = `/_sandbox/invoices/${id}/decline`;
  await admin.call<'declineInvoice'>('POST', path, { notice: 'never' });
}
