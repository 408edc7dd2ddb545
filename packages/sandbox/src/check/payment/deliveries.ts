import { setTimeout as sleep } from 'node:timers/promises';
import type { Invoice } from '../../generated/admin-api.ts';
import type { Browser, Visit } from '../browser.ts';
import { textOf } from '../page-text.ts';
import type { Stage } from '../stage.ts';
import { checksOf } from './calls.ts';
import { countDeliveries, filledIn, returnPlace } from './selling.ts';
import type { Purchase } from './shopping.ts';

/** How many deliveries the app shows the customer; none on a page of the order's own as long as there is no order. */
export async function countNow(
  { app }: Stage,
  browser: Browser,
  invoice: Invoice | undefined,
): Promise<number> {
  const page = app.options.selling?.delivered;
  if (!page || (page.path.includes('{') && !invoice)) return 0;
  return countIn(await openPage(browser, page.path, invoice), page.words);
}

/** Opens the page that shows what was delivered. The return page is one that the customer is led to. */
export function openPage(
  browser: Browser,
  path: string,
  invoice: Invoice | undefined,
): Promise<Visit> {
  const byScript = !path.startsWith(returnPlace);
  return browser.open(invoice ? filledIn(path, invoice) : path, { byScript });
}

/** How many deliveries the answer of a return page shows, if that is the page that shows them. */
export function shownBy({ app }: Stage, visit: Visit): number {
  const page = app.options.selling?.delivered;
  return page?.path === returnPlace ? countIn(visit, page.words) : 0;
}

/** Whether an answer has the words of a delivery. */
export function showsDelivery(stage: Stage, visit: Visit): boolean {
  const words = stage.app.options.selling?.delivered?.words;
  return words !== undefined && countIn(visit, words) > 0;
}

function countIn({ last }: Visit, words: string): number {
  return last.status >= 200 && last.status < 300 ? countDeliveries(textOf(last), words) : 0;
}

/** How often the order was delivered, in the units in which the page counts. */
export async function deliveriesOf(stage: Stage, purchase: Purchase): Promise<number> {
  return (await countNow(stage, purchase.browser, purchase.invoice)) - purchase.before;
}

/** Waits until the order was delivered that often, a few seconds at most; what the page says then. */
export async function deliveriesSoon(
  stage: Stage,
  purchase: Purchase,
  wanted: number,
): Promise<number> {
  const deadline = performance.now() + patience;
  for (;;) {
    const count = await deliveriesOf(stage, purchase);
    if (count >= wanted || performance.now() > deadline) return count;
    await sleep(300, undefined, { signal: stage.stopped });
  }
}

/**
 * Waits in the same way after a notice. A look at the order's own page may have the app check the invoice, which would
 * hide that the notice did not, so that the app has a while to check before anybody looks.
 * @param before how often the app had checked the invoice before the notice
 * @returns how often it was delivered, and whether only the look had the app check
 */
export async function deliveriesByNotice(
  stage: Stage,
  purchase: Purchase,
  wanted: number,
  before: number,
): Promise<{ readonly count: number; readonly byLook: boolean }> {
  const asked = async (): Promise<boolean> => (await checksOf(stage, purchase.invoice.id)) > before;
  if (!stage.app.options.selling?.delivered?.path.includes('{'))
    return { count: await deliveriesSoon(stage, purchase, wanted), byLook: false };
  const deadline = performance.now() + unseen;
  let alone = await asked();
  while (!alone && performance.now() < deadline) {
    await sleep(300, undefined, { signal: stage.stopped });
    alone = await asked();
  }
  const count = await deliveriesSoon(stage, purchase, wanted);
  return { count, byLook: !alone && (await asked()) };
}

const patience = 10_000;
/** How long the app has to check an invoice because of a notice: milliseconds. */
const unseen = 4000;
