import { failed, NotJudged, notConcerned, passed, type Case, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words.ts';
import { checksOf } from './calls.ts';
import { deliveriesByNotice, deliveriesSoon } from './deliveries.ts';
import { isTaken, notify, pay, type Notice } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { buyPlainly, deliveriesLater, noDelivery, tillOf } from './plain-purchase.ts';
import { goShopping } from './shopping.ts';

const taken = {
  mn: 'Мэдэгдэлд 200 хариулж, нэхэмжлэхийг MonPay-ээс шалгаад хүргэнэ.',
  en: 'The notice is answered with 200, the invoice is checked with MonPay, and delivered.',
};

/** How notices come: as the guide has them, and in the other ways that it leaves open. */
export const noticeCases: readonly Case[] = [
  paymentCase(
    {
      name: 'paid',
      page: 'payments',
      provenance: 'documented',
      title: { mn: 'Төлж, мэдэгдэл GET-ээр ирнэ', en: 'A payment, and its notice by GET' },
    },
    async (stage) => (await buyPlainly(stage)).verdict,
  ),
  paymentCase(
    {
      name: 'notice-alone',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Мэдэгдэл ирнэ, хэрэглэгч буцаж ирэхгүй',
        en: 'The notice comes, and the customer does not come back',
      },
    },
    worksWithoutReturn,
  ),
  paymentCase(
    {
      name: 'notice-post',
      page: 'payments',
      provenance: 'assumed',
      title: { mn: 'Мэдэгдэл POST-оор ирнэ', en: 'The notice is a POST' },
    },
    (stage) => deliversAfter(stage, { method: 'POST' }),
  ),
  paymentCase(
    {
      name: 'notice-tnx-id',
      page: 'payments',
      provenance: 'documented',
      title: {
        mn: 'Гүйлгээний дугаар tnxId нэртэй ирнэ',
        en: 'The notice spells the transaction tnxId, as the guide’s table does',
      },
    },
    (stage) => deliversAfter(stage, { quirks: ['tnx_id'] }),
  ),
  paymentCase(
    {
      name: 'notice-both-ids',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Гүйлгээний дугаар tnxId, txnId хоёр нэртэй ирнэ',
        en: 'The notice spells the transaction in both ways, tnxId and txnId',
      },
    },
    (stage) => deliversAfter(stage, { quirks: ['both_txn_ids'] }),
  ),
  paymentCase(
    {
      name: 'notice-double',
      page: 'payments',
      provenance: 'documented',
      title: {
        mn: 'Мэдэгдлийн дүн бутархай хэлбэртэй (6500.0)',
        en: 'The amount of the notice is written as a double (6500.0)',
      },
    },
    (stage) => deliversAfter(stage, { double: true }),
  ),
  paymentCase(
    {
      name: 'notice-without-id',
      page: 'e/invalid_payment_notice',
      provenance: 'documented',
      title: {
        mn: 'Амжилтгүй төлбөрийн мэдэгдэлд invoiceId байхгүй',
        en: 'The notice of a failure has no invoiceId, as in the guide’s example',
      },
    },
    takesFailureWithoutId,
  ),
  paymentCase(
    {
      name: 'notice-repeated',
      page: 'payments',
      provenance: 'observed',
      title: { mn: 'Нэг мэдэгдэл хорин удаа ирнэ', en: 'The same notice comes twenty times' },
    },
    deliversOnce,
  ),
];

async function worksWithoutReturn(stage: Stage): Promise<Verdict> {
  await tillOf(stage);
  const { till } = await buyPlainly(stage);
  if (!till) throw new NotJudged(noDelivery);
  if (!till.byNotice) return failed(onlyAtReturn, taken);
  return passed({
    mn: 'Хэрэглэгч буцаж ирэхээс өмнө апп мэдэгдлээр хүргэлээ.',
    en: 'The notice was enough for the app to deliver, before the customer came back.',
  });
}

const onlyAtReturn = {
  mn: 'Мэдэгдлээр биш: хэрэглэгч буцаж ирэхэд л апп нэхэмжлэхийг шалгалаа.',
  en: 'Not by the notice: the app checked the invoice only when the customer came back.',
};

async function deliversAfter(stage: Stage, how: Partial<Notice>): Promise<Verdict> {
  const { unit, method, byNotice } = await tillOf(stage);
  const purchase = await goShopping(stage);
  const before = await checksOf(stage, purchase.invoice.id);
  const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
  const said = { status: 'PAID', method, txnId, ...how } as const;
  const answer = await notify(stage, purchase.invoice, said);
  const words = statusWords(answer);
  if (!isTaken(answer)) {
    return failed(
      {
        mn: `Апп мэдэгдлийг хүлээж авсангүй: ${words.mn}.`,
        en: `The app did not take the notice: ${words.en}.`,
      },
      taken,
    );
  }
  const { count, byLook } = await deliveriesByNotice(stage, purchase, unit, before);
  if (count < unit) return failed(notDelivered(words), taken);
  if (byLook) return byNotice ? failed(onlyAtReturn, taken) : notConcerned(noticesDoNothing);
  return passed({
    mn: `Мэдэгдэлд ${words.mn} ирж, захиалга хүргэгдлээ.`,
    en: `The notice got ${words.en}, and the order was delivered.`,
  });
}

const noticesDoNothing = {
  mn: 'Апп мэдэгдлээр юу ч хийдэггүй (notice-alone тохиолдлыг үзнэ үү).',
  en: 'The app does nothing when a notice comes (see the case notice-alone).',
};

function notDelivered(said: Words): Words {
  return {
    mn: `Мэдэгдэлд ${said.mn} ирсэн ч захиалга хүргэгдсэнгүй.`,
    en: `The notice got ${said.en}, but the order was not delivered.`,
  };
}

async function takesFailureWithoutId(stage: Stage): Promise<Verdict> {
  const { method } = await tillOf(stage);
  const { invoice } = await goShopping(stage);
  const quirks = ['failed_without_id'] as const;
  const answer = await notify(stage, invoice, { status: 'FAILED', method, quirks });
  const said = statusWords(answer);
  const seen = {
    mn: `invoiceId-гүй мэдэгдэлд: ${said.mn}.`,
    en: `The notice without invoiceId got ${said.en}.`,
  };
  if (isTaken(answer)) return passed(seen);
  return failed(seen, {
    mn: '200 хариулна. Аль захиалга болохыг хаягаас нь мэднэ.',
    en: 'It is answered with 200; its address says which order it is about.',
  });
}

async function deliversOnce(stage: Stage): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const purchase = await goShopping(stage);
  const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
  const send = () => notify(stage, purchase.invoice, { status: 'PAID', method, txnId });
  await Promise.all(Array.from({ length: 10 }, send));
  for (let index = 0; index < 10; index++) await send();
  await deliveriesSoon(stage, purchase, unit);
  const count = (await deliveriesLater(stage, purchase)) / unit;
  const seen = {
    mn: `20 мэдэгдлийн дараа хуудсанд ${count} хүргэлт харагдлаа.`,
    en: `After 20 notices the page shows ${count === 1 ? 'one delivery' : `${count} deliveries`}.`,
  };
  if (count === 1) return passed(seen);
  return failed(seen, {
    mn: 'Нэг төлбөрийг нэг л удаа хүргэнэ: эхлээд захиалгыг төлсөн гэж нэг удаа тэмдэглэнэ.',
    en: 'A payment is delivered once: the order is marked as paid in one step, and only the request that marked it delivers.',
  });
}
