import { setTimeout as sleep } from 'node:timers/promises';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import { arm } from './arm.ts';
import { createsIn } from './calls.ts';
import { paymentCase } from './payment-case.ts';
import { tillOf } from './plain-purchase.ts';
import { buy, goShopping, sellingOf } from './shopping.ts';

/** How long a customer waits for the page: milliseconds. */
const patience = 30_000;

/** MonPay makes the invoice, and its answer never comes. */
export const createHangs: Case = paymentCase(
  {
    name: 'create-hangs',
    page: 'e/unknown_write',
    provenance: 'documented',
    title: {
      mn: 'Нэхэмжлэх үүсгэсэн хариу хэзээ ч ирэхгүй',
      en: 'An invoice is made, and the answer never comes',
    },
    // Calls of an app whose invoices are public do not say for whom they are.
    alone: true,
  },
  async (stage) => {
    const { dedicated } = await tillOf(stage, false);
    const before = await createsIn(stage);
    await goShopping(stage);
    const after = await createsIn(stage);
    const plainly = after - before;
    if (plainly !== 1) throw new NotJudged(notOne(plainly));
    const shopper = await stage.launch(stage.customer());
    const disarm = await arm(stage, dedicated ? shopper.customer : undefined);
    try {
      const visits = await buy(stage, sellingOf(stage), shopper, patience);
      await sleep(1500, undefined, { signal: stage.stopped });
      return verdict((await createsIn(stage)) - after, visits.at(-1)?.last);
    } finally {
      await disarm();
    }
  },
);

function verdict(creates: number, last: Parameters<typeof statusWords>[0] | undefined): Verdict {
  if (creates === 0) throw new NotJudged(notAsked);
  if (creates > 1) {
    return failed(
      {
        mn: `Апп нэхэмжлэх үүсгэх хүсэлтийг ${creates} удаа илгээлээ: хэрэглэгч хоёр удаа төлж болно.`,
        en: `The app asked for an invoice ${creates} times: the customer can pay twice.`,
      },
      {
        mn: 'Нэхэмжлэх үүсгэх хүсэлтийг давтахгүй. Хариугүй бол захиалгыг шалгаж байгаа гэж хэлнэ.',
        en: 'Never repeat the request that creates an invoice. If no answer comes, tell the customer that the order is being checked.',
      },
    );
  }
  if (last?.status === 0) {
    const said = statusWords(last);
    return failed(
      {
        mn: `Нэг удаа илгээсэн ч хэрэглэгч хуудас авсангүй: ${said.mn}.`,
        en: `It was sent once, but the customer got no page: ${said.en}.`,
      },
      {
        mn: 'MonPay-ийн хариуг 10 орчим секунд хүлээгээд хэрэглэгчид хуудас үзүүлнэ.',
        en: 'The app waits about ten seconds for MonPay, and then shows the customer a page.',
      },
    );
  }
  return passed({
    mn: 'Нэхэмжлэх үүсгэх хүсэлтийг нэг л удаа илгээлээ.',
    en: 'The app asked for an invoice once.',
  });
}

const notAsked = {
  mn: 'Апп энэ удаа нэхэмжлэх үүсгэх хүсэлт илгээгээгүй тул дүгнэх боломжгүй.',
  en: 'This time the app asked for no invoice, so this can’t be judged.',
};

function notOne(creates: number) {
  return {
    mn: `Энгийн худалдан авалтад апп нэхэмжлэхийг ${creates} удаа үүсгэдэг тул давталтыг дүгнэх боломжгүй.`,
    en: `In a plain purchase the app asks for ${creates} invoices, so that it can’t be judged whether it repeats itself.`,
  };
}
