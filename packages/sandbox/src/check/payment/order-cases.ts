import { failed, passed, type Case, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import { deliveriesSoon } from './deliveries.ts';
import { decline, isTaken, notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { deliveriesLater, tillOf } from './plain-purchase.ts';
import { comeBack } from './return-page.ts';
import { goShopping } from './shopping.ts';

/** What comes in another order than one thinks. */
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
      name: 'notice-late',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Мэдэгдэл захиалга хүргэгдсэний дараа ирнэ',
        en: 'The notice comes after the order was delivered',
      },
    },
    takesLateNotice,
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
      en: 'A late FAILED notice undid an order that was paid.',
    },
    {
      mn: 'FAILED мэдэгдэл төлсөн захиалгыг өөрчлөхгүй: шалгалт л шийднэ.',
      en: 'A notice of a failure changes nothing about a paid order: only the check decides.',
    },
  );
}

/** The customer is back before MonPay's server calls. */
async function takesLateNotice(stage: Stage): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const purchase = await goShopping(stage);
  const { invoice, customer } = purchase;
  const { txnId } = await pay(stage, invoice, customer);
  await comeBack(stage, purchase);
  const early = await deliveriesLater(stage, purchase);
  const answer = await notify(stage, invoice, { status: 'PAID', method, txnId });
  const { mn, en } = statusWords(answer);
  if (!isTaken(answer)) {
    return failed(
      { mn: `Хожуу ирсэн мэдэгдэлд: ${mn}.`, en: `The late notice got ${en}.` },
      {
        mn: 'Хүргэсэн захиалгын мэдэгдэлд ч 200 хариулж, юу ч өөрчлөхгүй.',
        en: 'A notice about an order that was delivered is answered with 200, and changes nothing.',
      },
    );
  }
  if (early === 0) return delivered((await deliveriesSoon(stage, purchase, unit)) >= unit);
  return passed({
    mn: `Хожуу ирсэн мэдэгдэлд ${mn} ирлээ.`,
    en: `The late notice got ${en}.`,
  });
}
