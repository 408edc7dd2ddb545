import type { Admin } from './admin.ts';
import type { App, Habits } from './app.ts';
import { setCookiesOf, isOver } from './cookie-jar.ts';
import { marksOf, shows, type Customer } from './customer.ts';
import { wordsOf } from './page-text.ts';
import { lastEntry } from './journal.ts';
import { openStage, type Launch, type Stage } from './stage.ts';
import type { Visit } from './browser.ts';

const none: Habits = {
  works: false,
  greets: false,
  asks: false,
  words: new Set(),
  cookies: new Set(),
  oneAtATime: false,
};

/** How long MonPay's answer is held back while a stranger knocks: milliseconds. */
const pause = 1500;

/** No connection to the app can be made; the message is a system code. */
export class AppNotThere extends Error {}

/** The page that is to show who is signed in refuses customers; the message is its HTTP status. */
export class PageRefused extends Error {}

const notThere =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|.*CERT.*|UNABLE_.*|ERR_(?:TLS|SSL).*|EPROTO)$/;

/**
 * Finds out how an app behaves when all is well.
 * @throws {AppNotThere} if no connection to it can be made
 * @throws {PageRefused} if the page that the merchant named refuses customers who were launched
 */
export async function learnHabits(
  about: Omit<App, 'habits'>,
  admin: Admin,
  stopped: AbortSignal,
): Promise<Habits> {
  const app: App = { ...about, habits: none };
  const open = openStage(app, admin, stopped, await lastEntry(admin));
  try {
    return await learn(open.stage);
  } finally {
    await open.close();
  }
}

async function hasToken(stage: Stage, customer: Customer): Promise<boolean> {
  return (await stage.tokenRequests(customer)).some(({ status }) => status === 200);
}

async function learn(stage: Stage): Promise<Habits> {
  const [one, other] = [stage.customer(), stage.customer()];
  const [landing, first] = await Promise.all([
    stage.browser().open(stage.app.url),
    stage.launch(one),
  ]);
  const { failure = '' } = landing.last;
  if (notThere.test(failure)) throw new AppNotThere(failure);
  if (failure !== '' && first.last.failure === 'ETIMEDOUT') throw new AppNotThere('ETIMEDOUT');
  if (!(await hasToken(stage, one))) return none;
  await stage.fault(other, 'delay', { ms: pause });
  // The stranger comes while the second launch waits for MonPay.
  const asked = performance.now();
  const [second, [stranger, oneAtATime]] = await Promise.all([
    stage.launch(other),
    stage
      .browser()
      .open(stage.app.url)
      .then((visit) => [visit, performance.now() - asked > pause * 0.8] as const),
  ]);
  const got = await hasToken(stage, other);
  const calls = await stage.userInfoRequests(one);
  const pages = [await signedInPage(stage, first), await signedInPage(stage, second)] as const;
  if (stage.app.options.page !== undefined && pages.every(({ status }) => status >= 400))
    throw new PageRefused(String(pages[0].status));
  const outside = [first, second].every((launch) => launch.outside !== undefined);
  return {
    works: got && (outside || pages.every(({ status }) => status >= 200 && status < 300)),
    greets: shows(one, pages[0]) && shows(other, pages[1]),
    asks: calls.length > 0,
    words: commonWords(pages, [one, other], stranger),
    cookies: new Set(cookieNames(first).filter((name) => !cookieNames(stranger).includes(name))),
    oneAtATime,
  };
}

/** The page that shows who is signed in: where the launch ended, or the one that the merchant named. */
export async function signedInPage({ app }: Stage, launch: Launch): Promise<Visit['last']> {
  const { page } = app.options;
  return page === undefined
    ? launch.last
    : (await launch.browser.open(page, { byScript: true })).last;
}

function commonWords(
  [one, other]: readonly [Visit['last'], Visit['last']],
  customers: readonly Customer[],
  stranger: Visit,
): ReadonlySet<string> {
  const known = wordsOf(stranger.last);
  const marks = new Set(customers.flatMap(marksOf).map((mark) => mark.toLowerCase()));
  const others = wordsOf(other);
  return new Set(
    [...wordsOf(one)].filter((word) => others.has(word) && !known.has(word) && !marks.has(word)),
  );
}

/** The names of the cookies that a visit sets. */
export function cookieNames({ steps }: Visit): readonly string[] {
  return steps
    .flatMap(setCookiesOf)
    .flatMap(({ name, attributes }) => (isOver(attributes) ? [] : [name]));
}
