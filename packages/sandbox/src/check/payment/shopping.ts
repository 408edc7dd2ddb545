import type { Invoice } from '../../generated/admin-api.ts';
import type { Browser, Visit } from '../browser.ts';
import { NotJudged } from '../case.ts';
import type { Customer } from '../customer.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { sourceOf } from '../page-text.ts';
import { statusWords } from '../said.ts';
import type { Launch, Stage } from '../stage.ts';
import { countNow } from './deliveries.ts';
import { runScript } from './run-script.ts';
import type { Selling, ShopStep } from './selling.ts';

/** A customer who is in the app: what the launch was answered last, and what the script that handed the code over was answered. */
type Shopper = Pick<Launch, 'customer' | 'browser' | 'last' | 'handed'>;

/** A customer with an order that is not paid yet. */
export interface Purchase extends Shopper {
  readonly invoice: Invoice;
  /** How many deliveries the page showed before it was paid; none on a page of the order's own, which is not opened. */
  readonly before: number;
}

/**
 * How the app sells.
 * @throws {NotJudged} if it can't be judged how it sells, since its launches do not work
 */
export function sellingOf(stage: Stage): Selling {
  needsWorkingLaunch(stage);
  const { selling } = stage.app.options;
  if (!selling) throw new TypeError('A payment case is played for an app that does not sell.');
  return selling;
}

/**
 * A customer opens the app and buys, up to the page where the invoice is approved.
 * @param who a customer who is in the app already
 * @throws {NotJudged} if no invoice comes of it
 */
export async function goShopping(stage: Stage, who?: Shopper): Promise<Purchase> {
  const selling = sellingOf(stage);
  const shopper = who ?? (await stage.launch(stage.customer()));
  const { customer, browser } = shopper;
  const after = (await invoicesNow(stage)).at(-1)?.id ?? 0;
  const visits = await buy(stage, selling, shopper);
  const invoice = await invoiceOf(stage, customer, visits, after);
  // Words such as “not delivered” stand there as soon as there is an order.
  if (invoice) return { ...shopper, invoice, before: await countNow(stage, browser, undefined) };
  const page = visits.at(-1)?.last;
  const what = page ? statusWords(page) : { mn: 'скрипт дууссан', en: 'the script ended' };
  throw new NotJudged({
    mn: `Худалдан авалтаас нэхэмжлэх гарсангүй (${what.mn}). --buy зөв үү?`,
    en: `The purchase created no invoice (${what.en}). Is --buy right?`,
  });
}

/** Has a customer do what buys. */
export async function buy(
  stage: Stage,
  selling: Selling,
  shopper: Shopper,
  patience?: number,
): Promise<readonly Visit[]> {
  if ('script' in selling.buy) {
    await runScript(selling.buy.script, variablesOf(stage, shopper), stage.stopped);
    return [];
  }
  const visits: Visit[] = [];
  for (const step of selling.buy)
    visits.push(await take(stage, shopper.browser, step, step.path, patience));
  return visits;
}

/** What a script finds in its environment: all that the customer's own browser knows. */
function variablesOf({ app }: Stage, { browser, last, handed }: Shopper): Record<string, string> {
  return {
    CHECK_ORIGIN: app.url.origin,
    CHECK_COOKIE: browser.jar.header(last.url),
    CHECK_LOGIN: handed,
  };
}

/** Takes a step as a browser does that is on a page of the app. */
export function take(
  { app }: Stage,
  browser: Browser,
  { method, body }: ShopStep,
  path: string,
  patience?: number,
): Promise<Visit> {
  const own = { Origin: app.url.origin, 'Sec-Fetch-Site': 'same-origin' };
  return browser.open(path, {
    method,
    headers: method === 'POST' ? own : { 'Sec-Fetch-Site': 'same-origin' },
    ...(body && { body }),
    byScript: true,
    ...(patience !== undefined && { patience }),
  });
}

/** The customer's invoice; a public one is known by the pay page that the customer was sent to. */
async function invoiceOf(
  stage: Stage,
  customer: Customer,
  visits: readonly Visit[],
  after: number,
): Promise<Invoice | undefined> {
  const invoices = (await invoicesNow(stage)).filter(({ id }) => id > after);
  const number = await numberOf(stage, customer);
  const own = invoices.findLast(({ user_id }) => user_id === number);
  if (own) return own;
  const shown = visits.map(({ last, outside }) => `${outside?.href ?? ''} ${sourceOf(last)}`);
  // In JSON, PHP writes a slash with a backslash before it.
  const text = shown.join(' ').replaceAll(String.raw`\/`, '/');
  const [, id] = /\/v2\/invoice\/(\d{1,15})/.exec(text) ?? [];
  return invoices.find((invoice) => String(invoice.id) === id && invoice.user_id === undefined);
}

async function invoicesNow({ admin }: Stage): Promise<readonly Invoice[]> {
  const path = '/_sandbox/invoices?last=200';
  return (await admin.call<'listInvoices'>('GET', path)).invoices;
}

/** The number by which MonPay knows a customer. */
async function numberOf(stage: Stage, { id }: Customer): Promise<number> {
  const entries = await stage.journal();
  return entries.find(({ user }) => user?.id === id)?.user?.user_id ?? NaN;
}
