import type { FaultName } from '../../generated/admin-api.ts';
import { failed, NotJudged, notConcerned, passed, type Case } from '../case.ts';
import type { Words } from '../words.ts';
import { checksOf } from './calls.ts';
import { needsChecks } from './checks.ts';
import { notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { deliveriesLater, tillOf } from './plain-purchase.ts';
import { goShopping } from './shopping.ts';

/** MonPay says PAID, but of something else than the app asked for. */
export const mismatchCases: readonly Case[] = [
  mismatch('amount', { mn: 'дүн', en: 'amount' }, 'өөр дүнтэй'),
  mismatch('receiver', { mn: 'хүлээн авагч', en: 'receiver' }, 'өөр хүлээн авагчтай'),
  mismatch('customer', { mn: 'хэрэглэгч', en: 'customer' }, 'өөр хэрэглэгчтэй'),
];

/** @param withAnother in Mongolian, whose endings follow the vowels of the word */
function mismatch(
  what: 'amount' | 'receiver' | 'customer',
  { mn, en }: Words,
  withAnother: string,
): Case {
  const fault: FaultName = `other_${what}`;
  const right = {
    mn: 'Шалгасан нэхэмжлэхийн дүн, хүлээн авагч, хэрэглэгчийг захиалгатайгаа тулгаж, зөрвөл хүргэхгүй.',
    en: 'The amount, receiver and customer of the checked invoice are compared with the order; if one differs, nothing is delivered.',
  };
  return paymentCase(
    {
      name: `paid-other-${what}`,
      page: 'payments',
      provenance: 'assumed',
      title: { mn: `PAID, гэхдээ өөр ${mn}`, en: `PAID, but with another ${en}` },
    },
    async (stage) => {
      const { dedicated, method } = await tillOf(stage);
      if (what === 'customer' && !dedicated) return notConcerned(publicInvoices);
      const purchase = await goShopping(stage);
      await stage.fault(purchase.customer, fault, { on: 'getInvoice', times: 1000 });
      const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
      const { id } = purchase.invoice;
      const before = await checksOf(stage, id);
      await notify(stage, purchase.invoice, { status: 'PAID', method, txnId });
      const count = await deliveriesLater(stage, purchase);
      const asked = (await checksOf(stage, id)) > before;
      if (!asked && count === 0) throw new NotJudged(notAsked);
      if (count > 0) {
        await needsChecks(stage, method);
        return failed(
          {
            mn: `Нэхэмжлэхийн ${mn} захиалгынхаас өөр байхад хүргэлээ.`,
            en: `The order was delivered although the ${en} of the invoice is not that of the order.`,
          },
          right,
        );
      }
      return passed({
        mn: `PAID боловч ${withAnother} нэхэмжлэхээр юу ч хүргэгдсэнгүй.`,
        en: `PAID with another ${en} delivered nothing.`,
      });
    },
  );
}

const publicInvoices = {
  mn: 'Нэхэмжлэхүүд нь нийтийнх: хэн ч төлж болно.',
  en: 'The invoices are public: whoever opens one can pay it.',
};

/** Of an app that does nothing at a notice. */
export const notAsked = {
  mn: 'Мэдэгдлийн дараа апп нэхэмжлэхийг MonPay-ээс шалгасангүй тул дүгнэх боломжгүй.',
  en: 'After the notice the app did not check the invoice with MonPay, so this can’t be judged.',
};
