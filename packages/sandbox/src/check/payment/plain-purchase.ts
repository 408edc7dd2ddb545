import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { failed, NotJudged, passed, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words.ts';
import { checksOf } from './calls.ts';
import { deliveriesByNotice, deliveriesOf, openPage } from './deliveries.ts';
import { isTaken, notify, pay } from './notices.ts';

import { goShopping, sellingOf, type Purchase } from './shopping.ts';

/** What a plain purchase has shown of the app. */
export interface Till {
  /** By how much what the page shows grows with one delivery. */
  readonly unit: number;
  /** How the app takes notices: by GET, unless it refuses that. */
  readonly method: 'GET' | 'POST';
  /** Whether the app takes notices at all. */
  readonly taken: boolean;
  /** Whether invoices are dedicated to their customer. */
  readonly dedicated: boolean;
  /** Whether the app asks about invoices with the merchant's own token. */
  readonly ownToken: boolean;
  /** Whether notices have the app do anything, and not only a look at the order's own page. */
  readonly byNotice: boolean;
  /** How long it took from the notice until the page showed the delivery: milliseconds. */
  readonly delay: number;
}

const tills = new WeakMap<App, Promise<Till>>();

/**
 * What a plain purchase shows of the app; it is made once in a check.
 * @param needsNotices whether the case is about notices, which says nothing of an app that takes none
 * @throws {NotJudged} if it ends in no delivery
 */
export async function tillOf(stage: Stage, needsNotices = true): Promise<Till> {
  const till = await learnedTill(stage);
  if (needsNotices && !till.taken) throw new NotJudged(notTaken);
  return till;
}

function learnedTill(stage: Stage): Promise<Till> {
  const known = tills.get(stage.app);
  if (known) return known;
  const learning = buyPlainly(stage).then(({ till }) => {
    if (till) return till;
    throw new NotJudged(noDelivery);
  });
  tills.set(stage.app, learning);
  return learning;
}

const notTaken: Words = {
  mn: 'Апп мэдэгдлийг хүлээж авдаггүй тул дүгнэх боломжгүй (paid тохиолдлыг үзнэ үү).',
  en: 'The app takes no notices, so this can’t be judged (see the case paid).',
};

/** Why other cases can't be judged. */
export const noDelivery: Words = {
  mn: 'Энгийн төлбөр хүргэлтэд хүрэхгүй байгаа тул дүгнэх боломжгүй (paid тохиолдлыг үзнэ үү).',
  en: 'A plain payment ends in no delivery, so this can’t be judged (see the case paid).',
};

/**
 * What the page says when what was not to be delivered would have been, as long as this app takes to deliver.
 */
export async function deliveriesLater(stage: Stage, purchase: Purchase): Promise<number> {
  const { delay } = await tillOf(stage, false);
  await sleep(Math.min(longestWait, 900 + 2 * delay), undefined, { signal: stage.stopped });
  return deliveriesOf(stage, purchase);
}

const longestWait = 8000;

/** A customer buys and pays, and the notice comes as the guide has it; if that is refused, as a POST as well. */
export async function buyPlainly(
  stage: Stage,
): Promise<{ readonly verdict: Verdict; readonly till: Till | undefined }> {
  needsPage(stage);
  const purchase = await goShopping(stage);
  const before = await checksOf(stage, purchase.invoice.id);
  const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
  const said = { status: 'PAID', txnId } as const;
  const answer = await notify(stage, purchase.invoice, said);
  const method = isTaken(answer) ? 'GET' : 'POST';
  const taken =
    method === 'GET' || isTaken(await notify(stage, purchase.invoice, { ...said, method }));
  const answered = performance.now();
  const { count: unit, byLook } = await deliveriesByNotice(stage, purchase, 1, before);
  // A look delivers at once.
  const delay = byLook ? 0 : performance.now() - answered;
  const learned = { unit, method, taken, byNotice: !byLook, delay } as const;
  const till = unit > 0 ? await tillFrom(stage, purchase, learned) : undefined;
  const { mn, en } = statusWords(answer);
  if (method === 'POST') {
    const seen = {
      mn: `Төлбөрийн мэдэгдлийг (GET) апп хүлээж авсангүй: ${mn}.`,
      en: `The app did not take the payment notice, a GET: ${en}.`,
    };
    return { till, verdict: failed(seen, right) };
  }
  if (!till) return { till, verdict: failed(await notShown(stage, purchase), right) };
  if (byLook) {
    const seen = {
      mn: `Мэдэгдэлд ${mn} ирсэн, хэрэглэгч буцаж ирэхэд захиалга хүргэгдлээ.`,
      en: `The notice got ${en}, and the order was delivered when the customer came back.`,
    };
    return { till, verdict: passed(seen) };
  }
  const seen = {
    mn: `Мэдэгдэлд ${mn} ирж, хуудсанд хүргэлт харагдлаа.`,
    en: `The notice got ${en}, and the page shows a delivery.`,
  };
  return { till, verdict: passed(seen) };
}

const right = {
  mn: 'Апп GET-ээр ирсэн мэдэгдэлд 200 хариулж, нэхэмжлэхийг MonPay-ээс шалгаад хүргэнэ.',
  en: 'The app answers the GET with 200, checks the invoice with MonPay, and delivers.',
};

async function tillFrom(
  stage: Stage,
  { invoice }: Purchase,
  learned: Omit<Till, 'dedicated' | 'ownToken'>,
): Promise<Till> {
  const entries = await stage.journal();
  const asked = entries.filter(
    ({ type, user, request }) =>
      type === 'resource_request' && !user && request?.invoice_id === invoice.id,
  );
  return { ...learned, dedicated: invoice.user_id !== undefined, ownToken: asked.length > 0 };
}

async function notShown(stage: Stage, { browser, invoice }: Purchase): Promise<Words> {
  const { path = '', words = '' } = sellingOf(stage).delivered ?? {};
  const { last } = await openPage(browser, path, invoice);
  if (last.status < 200 || last.status >= 300) {
    const said = statusWords(last);
    return {
      mn: `Төлсний дараа --delivered хуудас: ${said.mn}.`,
      en: `After the payment, the page of --delivered gave ${said.en}.`,
    };
  }
  return {
    mn: `Төлсний дараа хуудсанд «${words}» нэмэгдсэнгүй.`,
    en: `After the payment, the page does not show “${words}” once more.`,
  };
}

/** @throws {NotJudged} if the merchant has named no page that shows what was delivered */
function needsPage(stage: Stage): void {
  if (sellingOf(stage).delivered) return;
  throw new NotJudged({
    mn: 'Хүргэсэн эсэхийг харуулдаг хуудсыг --delivered-ээр заана уу.',
    en: 'Use --delivered to name the page that shows what was delivered.',
  });
}
