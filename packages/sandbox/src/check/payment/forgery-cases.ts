import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words.ts';
import { needsChecks, needsChecksAtReturn } from './checks.ts';
import { deliveriesSoon } from './deliveries.ts';
import { notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { deliveriesLater, tillOf } from './plain-purchase.ts';
import { comeBack, returnsToApp } from './return-page.ts';
import { goShopping, type Purchase } from './shopping.ts';

const checked = {
  mn: 'Мэдэгдэлд итгэхгүй: өөрийн хадгалсан нэхэмжлэхийг MonPay-ээс шалгаж, PAID бол л хүргэнэ.',
  en: 'Do not trust a notice: ask MonPay about the invoice of your own database, and deliver only if it is PAID.',
};

/** What somebody can do who only knows an address: notices have no signature. */
export const forgeryCases: readonly Case[] = [
  paymentCase(
    {
      name: 'notice-forged',
      page: 'payments',
      provenance: 'documented',
      title: {
        mn: 'Төлөөгүй байхад PAID гэсэн хуурамч мэдэгдэл ирнэ',
        en: 'A forged notice says PAID before anybody has paid',
      },
    },
    async (stage) => {
      await tillOf(stage);
      const purchase = await goShopping(stage);
      await notify(stage, purchase.invoice, { status: 'PAID' });
      await notify(stage, purchase.invoice, { status: 'PAID', method: 'POST' });
      return nothingDelivered(stage, purchase, {
        mn: 'Гарын үсэггүй хуурамч мэдэгдлээр захиалга үнэгүй хүргэгдлээ.',
        en: 'The app delivered on a forged notice, although nobody had paid.',
      });
    },
  ),
  paymentCase(
    {
      name: 'return-forged',
      page: 'payments',
      provenance: 'documented',
      title: {
        mn: 'Хэрэглэгч төлөөгүй байж, буцах хуудсыг status=PAID-тай нээнэ',
        en: 'The customer opens the return page with status=PAID without having paid',
      },
    },
    async (stage) => {
      await tillOf(stage, false);
      const purchase = await goShopping(stage);
      const shown = await comeBack(stage, purchase, {});
      if (shown > 0) return failed(shownUnpaid, checked);
      return nothingDelivered(stage, purchase, {
        mn: 'Хөтчийн хаягт бичсэн status=PAID-аар захиалга хүргэгдлээ.',
        en: 'A status=PAID in the address of the browser has delivered the order.',
      });
    },
  ),
  paymentCase(
    {
      name: 'notice-other-invoice',
      page: 'payments',
      provenance: 'documented',
      title: {
        mn: 'Хуурамч мэдэгдэл, буцах хаяг өмнө төлсөн өөр нэхэмжлэхийг нэрлэнэ',
        en: 'A forged notice, and then the address of the return page, names another invoice, which was paid before',
      },
    },
    namesAnother,
  ),
];

const shownUnpaid = {
  mn: 'Хөтчийн хаягт бичсэн status=PAID-аар хуудас захиалгыг хүргэсэн гэж харууллаа.',
  en: 'With status=PAID in its address, the page says that the order was delivered.',
};

async function namesAnother(stage: Stage): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const first = await goShopping(stage);
  const { txnId } = await pay(stage, first.invoice, first.customer);
  await notify(stage, first.invoice, { status: 'PAID', method, txnId });
  if ((await deliveriesSoon(stage, first, unit)) < unit) throw new NotJudged(notEvenOnce);
  const second = await goShopping(stage, first);
  const invoiceId = first.invoice.id;
  await notify(stage, second.invoice, { status: 'PAID', method, txnId, invoiceId });
  if ((await deliveriesLater(stage, second)) > 0) {
    await needsChecks(stage, method);
    return failed(twice, checked);
  }
  if (!returnsToApp(stage, second.invoice)) return nothing;
  const shown = await comeBack(stage, second, { txnId, invoiceId });
  if (shown === 0 && (await deliveriesLater(stage, second)) === 0) return nothing;
  await needsChecksAtReturn(stage);
  return failed(twice, checked);
}

const twice = {
  mn: 'Нэг төлсөн нэхэмжлэхээр хоёр дахь захиалга бас хүргэгдлээ.',
  en: 'One paid invoice delivered a second order as well.',
};

const nothing = passed({ mn: 'Юу ч хүргэгдсэнгүй.', en: 'Nothing was delivered.' });

const notEvenOnce = {
  mn: 'Эхний захиалга хүргэгдсэнгүй тул дүгнэх боломжгүй.',
  en: 'Not even the first order was delivered, so this can’t be judged.',
};

async function nothingDelivered(stage: Stage, purchase: Purchase, forged: Words): Promise<Verdict> {
  if ((await deliveriesLater(stage, purchase)) > 0) return failed(forged, checked);
  return nothing;
}
