import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { Stage } from '../stage.ts';
import { checksOf } from './calls.ts';
import { deliveriesSoon } from './deliveries.ts';
import { pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { tillOf } from './plain-purchase.ts';
import { goShopping, sellingOf } from './shopping.ts';

/** What an app finds out that nobody tells it. */
export const sweepCases: readonly Case[] = [
  paymentCase(
    {
      name: 'notice-never',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Мэдэгдэл ирэхгүй, хэрэглэгч ч буцаж ирэхгүй',
        en: 'No notice comes, and the customer does not come back',
      },
      slow: 'sweep',
    },
    (stage) => sweptOnce(stage),
  ),
  paymentCase(
    {
      name: 'sweep-goes-on',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Өөрөө шалгах үед нэг алдаа гарна',
        en: 'A check that the app makes by itself fails once',
      },
      slow: 'sweep',
    },
    goesOn,
  ),
];

const swept = new WeakMap<App, Promise<Verdict>>();

/** Whether the app finds a payment by itself; this is tried once in a check. */
function sweptOnce(stage: Stage): Promise<Verdict> {
  const known = swept.get(stage.app);
  if (known) return known;
  const learning = findsByItself(stage);
  swept.set(stage.app, learning);
  return learning;
}

async function findsByItself(stage: Stage): Promise<Verdict> {
  const { unit } = await tillOf(stage, false);
  const purchase = await goShopping(stage);
  const { invoice, customer } = purchase;
  const before = await checksOf(stage, invoice.id);
  await pay(stage, invoice, customer);
  const { sweep } = sellingOf(stage);
  if (!(await checksAgain(stage, invoice.id, before))) {
    const seconds = Math.round(patienceOf(stage) / 1000);
    if (sweep === undefined) throw new NotJudged(notIn(seconds));
    return failed(
      {
        mn: `${seconds} секундэд апп нэхэмжлэхийг өөрөө шалгасангүй.`,
        en: `In ${seconds} seconds the app did not check the invoice by itself.`,
      },
      right,
    );
  }
  if ((await deliveriesSoon(stage, purchase, unit)) >= unit) {
    return passed({
      mn: 'Апп төлбөрийг өөрөө олж, захиалгыг хүргэлээ.',
      en: 'The app found the payment by itself, and delivered the order.',
    });
  }
  return failed(
    {
      mn: 'Апп нэхэмжлэхийг шалгасан ч захиалга хүргэгдсэнгүй.',
      en: 'The app checked the invoice, but did not deliver the order.',
    },
    right,
  );
}

async function goesOn(stage: Stage): Promise<Verdict> {
  const { unit } = await tillOf(stage, false);
  const plainly = await sweptOnce(stage).catch(() => undefined);
  if (plainly?.outcome !== 'passed') throw new NotJudged(doesNotSweep, 'skipped');
  const purchase = await goShopping(stage);
  const { invoice, customer } = purchase;
  const before = await checksOf(stage, invoice.id);
  await stage.fault(customer, 'internal_error', { on: 'getInvoice', times: 1000 });
  await pay(stage, invoice, customer);
  if (!(await checksAgain(stage, invoice.id, before))) throw new NotJudged(doesNotSweep);
  await stage.heal(customer);
  const after = await checksOf(stage, invoice.id);
  await checksAgain(stage, invoice.id, after);
  if ((await deliveriesSoon(stage, purchase, unit)) >= unit) {
    return passed({
      mn: 'Алдааны дараа апп дахин шалгаж, захиалгыг хүргэлээ.',
      en: 'After the error the app checked again, and delivered the order.',
    });
  }
  return failed(
    {
      mn: 'Нэг шалгалт алдаатай болсны дараа апп төлсөн захиалгыг дахин шалгасангүй.',
      en: 'After one check had failed, the app did not check the paid order again.',
    },
    {
      mn: 'Нэг алдаа давталтыг зогсоохгүй: дараагийн удаа дахин шалгана.',
      en: 'One error does not end the loop: the order is checked again the next time.',
    },
  );
}

/** Whether the app asks about an invoice more often than that before it takes too long. */
async function checksAgain(stage: Stage, id: number, before: number): Promise<boolean> {
  const deadline = performance.now() + patienceOf(stage);
  for (;;) {
    if ((await checksOf(stage, id)) > before) return true;
    if (performance.now() > deadline) return false;
    await sleep(500, undefined, { signal: stage.stopped });
  }
}

function patienceOf(stage: Stage): number {
  return sellingOf(stage).sweep ?? 15_000;
}

const doesNotSweep = {
  mn: 'Апп төлбөрийг өөрөө шалгадаггүй (notice-never тохиолдлыг үзнэ үү).',
  en: 'The app does not look for payments by itself (see the case notice-never).',
};

const right = {
  mn: 'Төлөгдөөгүй захиалгуудыг тогтмол шалгаж, мэдэгдэл нь ирээгүйг олно.',
  en: 'Open orders are checked from time to time, which finds payments that no notice reported.',
};

function notIn(seconds: number) {
  return {
    mn: `${seconds} секунд хүлээхэд апп шалгасангүй. Хэдэн секунд хүлээхийг --sweep-ээр заана уу.`,
    en: `The app did not check within ${seconds} seconds. Say with --sweep how many seconds it takes at most.`,
  };
}
