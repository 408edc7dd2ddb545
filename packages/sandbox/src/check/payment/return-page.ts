import { noticeQuery, withQuery } from '../../world/notice-query.ts';
import type { Invoice } from '../../generated/admin-api.ts';
import { NotJudged } from '../case.ts';
import type { Stage } from '../stage.ts';
import { shownBy } from './deliveries.ts';
import { inventedTxn } from './notices.ts';
import type { Purchase } from './shopping.ts';

/** What stands in the address that the customer's browser opens, which anybody can write. */
interface Said {
  readonly txnId?: string;
  readonly invoiceId?: number;
}

/** Whether the customer comes back to the app itself, which is all that is opened. */
export function returnsToApp({ app }: Stage, { redirect_uri }: Invoice): boolean {
  return new URL(redirect_uri).origin === app.url.origin;
}

/**
 * The customer comes back to the order's return page.
 * @param said what the address says of a payment; nothing by default
 * @returns how many deliveries this very answer shows, if it is the page that shows them
 * @throws {NotJudged} if the return page is not one of the app
 */
export async function comeBack(
  stage: Stage,
  { invoice, browser }: Pick<Purchase, 'invoice' | 'browser'>,
  said?: Said,
): Promise<number> {
  if (!returnsToApp(stage, invoice)) throw new NotJudged(elsewhere);
  const { id: invoiceId, amount, redirect_uri } = invoice;
  const paid = { invoiceId, amount, txnId: inventedTxn, info: 'success', status: 'PAID' } as const;
  const address = said
    ? withQuery(redirect_uri, noticeQuery({ ...paid, ...said }, []))
    : redirect_uri;
  return shownBy(stage, await browser.open(address));
}

const elsewhere = {
  mn: 'Буцах хуудас (redirectUri) аппын хаяг дээр биш тул нээгээгүй.',
  en: 'The return page (redirectUri) is not on the app’s own address, so it was not opened.',
};
