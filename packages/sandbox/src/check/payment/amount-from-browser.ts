import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { Stage } from '../stage.ts';
import { createsFor } from './calls.ts';
import { paymentCase } from './payment-case.ts';
import type { ShopStep } from './selling.ts';
import { buy, goShopping, sellingOf } from './shopping.ts';

/** A customer changes the price in the request that buys. */
export const amountFromBrowser: Case = paymentCase(
  {
    name: 'amount-from-browser',
    page: 'payments',
    provenance: 'documented',
    title: {
      mn: 'Хэрэглэгч худалдан авах хүсэлтийн үнийг өөрчилнө',
      en: 'The customer changes the price in the request that buys',
    },
  },
  keepsItsPrice,
);

async function keepsItsPrice(stage: Stage): Promise<Verdict> {
  const selling = sellingOf(stage);
  if ('script' in selling.buy) throw new NotJudged(scriptBuys);
  const { amount } = (await goShopping(stage)).invoice;
  const other = amount > 1 ? amount - 1 : 2;
  const steps = selling.buy;
  const changed = steps.map((step) => withOtherPrice(step, amount, other));
  if (changed.every((step, index) => step === steps[index])) return passed(noPrice);
  const shopper = await stage.launch(stage.customer());
  await buy(stage, { ...selling, buy: changed }, shopper);
  const asked = await createsFor(stage, shopper.customer);
  if (!asked.some(({ fields }) => Number(fields['amount']) === other)) {
    return passed({
      mn: 'Өөрчилсөн үнээр нэхэмжлэх үүсгэсэнгүй.',
      en: 'The changed price got into no invoice.',
    });
  }
  return failed(
    {
      mn: `Хүсэлтийн ${amount}-г ${other} болгоход апп ${other} төгрөгийн нэхэмжлэх үүсгэлээ.`,
      en: `With ${other} in place of ${amount} in the request, the app asked for an invoice of ${other} tögrög.`,
    },
    {
      mn: 'Үнийг сервер өөрөө мэднэ, хөтчөөс авахгүй. Дүнг хэрэглэгч өөрөө сонгодог бол (хандив, цэнэглэлт) --skip-ээр тэмдэглэнэ.',
      en: 'The server knows the price and takes none from the browser. If customers choose the amount (a donation, a top-up), leave the case out with --skip.',
    },
  );
}

/** The same step if the price does not stand in it. */
function withOtherPrice(step: ShopStep, amount: number, other: number): ShopStep {
  const changed = (text: string): string =>
    text.replace(/[\d.,%]+/g, (number) => {
      const behind = number.slice(String(amount).length);
      const isPrice = number === `${amount}${behind}` && !/^(?:[\d%]|[.,]\d*[1-9])/.test(behind);
      return isPrice ? `${other}${behind}` : number;
    });
  const path = changed(step.path);
  const text = step.body && changed(step.body.text);
  if (path === step.path && text === step.body?.text) return step;
  return { ...step, path, body: step.body && { ...step.body, text: text ?? '' } };
}

const noPrice = {
  mn: '--buy-д үнэ алга: үнийг сервер өөрөө тогтоодог.',
  en: '--buy names no price, so the server sets it.',
};

const scriptBuys = {
  mn: 'Худалдан авалтыг скрипт хийдэг тул үнийг нь өөрчилж үзэх боломжгүй.',
  en: 'A script buys, so its price can’t be changed from outside.',
};
