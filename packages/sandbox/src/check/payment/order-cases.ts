import { setTimeout as sleep } from 'node:timers/promises';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { Stage } from '../stage.ts';
import { deliveriesSoon } from './deliveries.ts';
import { decline, notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { checksOf } from './calls.ts';
import { deliveriesLater, tillOf } from './plain-purchase.ts';
import { comeBack } from './return-page.ts';
import { goShopping, sellingOf } from './shopping.ts';

/** What comes in another order than one thinks, or does not come at all. */
export const orderCases: readonly Case[] = [
  paymentCase(
    {
      name: 'failed-then-paid',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Нэг оролдлого амжилтгүй болсны дараа төлнө',
        en: 'One attempt fails, and the next one pays',
      },
    },
    async (stage) => {
      const { unit, method } = await tillOf(stage);
      const purchase = await goShopping(stage);
      await decline(stage, purchase.invoice);
      await notify(stage, purchase.invoice, { status: 'FAILED', method });
      const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
      await notify(stage, purchase.invoice, { status: 'PAID', method, txnId });
      return delivered((await deliveriesSoon(stage, purchase, unit)) >= unit);
    },
  ),
  paymentCase(
    {
      name: 'notices-reordered',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Амжилтгүй оролдлогын мэдэгдэл төлбөрийнхийн дараа ирнэ',
        en: 'The notice of a failed attempt comes after the one of the payment',
      },
    },
    failureComesLast,
  ),
  paymentCase(
    {
      name: 'paid-late',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Хэрэглэгч төлөхөөсөө өмнө апп руу буцна',
        en: 'The customer comes back before having paid, and pays later',
      },
    },
    async (stage) => {
      const { unit, method } = await tillOf(stage);
      const purchase = await goShopping(stage);
      const { invoice, customer } = purchase;
      await comeBack(stage, purchase);
      const { txnId } = await pay(stage, invoice, customer);
      await notify(stage, invoice, { status: 'PAID', method, txnId });
      return delivered((await deliveriesSoon(stage, purchase, unit)) >= unit);
    },
  ),
  paymentCase(
    {
      name: 'notice-never',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Мэдэгдэл ирэхгүй, хэрэглэгч ч буцаж ирэхгүй',
        en: 'No notice comes, and the customer does not come back',
      },
      slow: true,
    },
    findsByItself,
  ),
];

function delivered(fine: boolean): Verdict {
  if (fine) return passed({ mn: 'Захиалга хүргэгдлээ.', en: 'The order was delivered.' });
  return failed(
    { mn: 'Төлсөн захиалга хүргэгдсэнгүй.', en: 'The order was paid, but not delivered.' },
    {
      mn: 'PAID бол өмнө нь юу болсноос үл хамааран хүргэнэ: амжилтгүй оролдлого захиалгыг хаахгүй.',
      en: 'PAID is delivered whatever came before: a failed attempt does not close the order.',
    },
  );
}

async function failureComesLast(stage: Stage): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const purchase = await goShopping(stage);
  await decline(stage, purchase.invoice);
  const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
  await notify(stage, purchase.invoice, { status: 'PAID', method, txnId });
  if ((await deliveriesSoon(stage, purchase, unit)) < unit) return delivered(false);
  await notify(stage, purchase.invoice, { status: 'FAILED', method });
  if ((await deliveriesLater(stage, purchase)) >= unit) {
    return passed({ mn: 'Захиалга хүргэгдсэн хэвээр.', en: 'The order stays delivered.' });
  }
  return failed(
    {
      mn: 'Хожуу ирсэн FAILED төлсөн захиалгыг буцаалаа.',
      en: 'A FAILED that came late has undone an order that is paid.',
    },
    {
      mn: 'FAILED мэдэгдэл төлсөн захиалгыг өөрчлөхгүй: шалгалт л шийднэ.',
      en: 'A notice of a failure changes nothing about a paid order: only the check decides.',
    },
  );
}

async function findsByItself(stage: Stage): Promise<Verdict> {
  const { unit } = await tillOf(stage);
  const { sweep } = sellingOf(stage);
  const purchase = await goShopping(stage);
  const { invoice, customer } = purchase;
  const before = await checksOf(stage, invoice.id);
  await pay(stage, invoice, customer);
  const deadline = performance.now() + (sweep ?? usualSweep);
  const asked = async (): Promise<boolean> => (await checksOf(stage, invoice.id)) > before;
  while (!(await asked()) && performance.now() < deadline) {
    await sleep(500, undefined, { signal: stage.stopped });
  }
  const seconds = Math.round((sweep ?? usualSweep) / 1000);
  if (!(await asked())) {
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

const right = {
  mn: 'Төлөгдөөгүй захиалгуудыг тогтмол шалгаж, мэдэгдэл нь ирээгүйг олно.',
  en: 'Open orders are checked from time to time, which finds payments that no notice reported.',
};

const usualSweep = 15_000;

function notIn(seconds: number) {
  return {
    mn: `${seconds} секунд хүлээхэд апп шалгасангүй. Хэдэн секунд хүлээхийг --sweep-ээр заана уу.`,
    en: `The app did not check within ${seconds} seconds. Say with --sweep how many seconds it takes at most.`,
  };
}
