import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultName } from '../../generated/admin-api.ts';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words.ts';
import { checksOf } from './calls.ts';
import { needsChecks } from './checks.ts';
import { deliveriesSoon } from './deliveries.ts';
import { notAsked } from './mismatch-cases.ts';
import { notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { deliveriesLater, tillOf } from './plain-purchase.ts';
import { comeBack, returnsToApp } from './return-page.ts';
import { goShopping } from './shopping.ts';

/** MonPay does not say whether an invoice is paid. */
export const checkTroubleCases: readonly Case[] = [
  paymentCase(
    {
      name: 'check-refused',
      page: 'payments',
      provenance: 'observed',
      title: {
        mn: 'Шалгалтад HTTP 200 ирэх ч intCode нь 0 биш',
        en: 'The check is answered with HTTP 200 and an intCode that is not 0',
      },
      slow: 'sweep',
    },
    readsIntCode,
  ),
  paymentCase(
    {
      name: 'check-fails',
      page: 'payments',
      provenance: 'assumed',
      title: {
        mn: 'Шалгалт эхлээд алдаа, HTML өгөөд дараа нь ажиллана',
        en: 'The check fails at first, also with HTML, and works later',
      },
      slow: 'sweep',
    },
    async (stage) => {
      for (const fault of ['internal_error', 'html_200'] as const) {
        const verdict = await recovers(stage, fault, usualPatience);
        if (verdict.outcome !== 'passed') return verdict;
      }
      return recovered;
    },
  ),
  paymentCase(
    {
      name: 'check-hangs',
      page: 'payments',
      provenance: 'assumed',
      title: { mn: 'Шалгалтын хариу ирэхгүй удна', en: 'MonPay takes long to answer the check' },
      // An app that works through a queue does nothing else meanwhile.
      alone: true,
    },
    (stage) => recovers(stage, 'hang', longPatience),
  ),
];

const usualPatience = 15_000;
/** How long an app may wait for MonPay before it answers the notice: milliseconds. */
const longPatience = 30_000;

async function readsIntCode(stage: Stage): Promise<Verdict> {
  const { method } = await tillOf(stage);
  const purchase = await goShopping(stage);
  const { invoice, customer } = purchase;
  await stage.fault(customer, 'envelope_200', { on: 'getInvoice', times: 1000 });
  const before = await checksOf(stage, invoice.id);
  await notify(stage, invoice, { status: 'PAID', method });
  const count = await deliveriesLater(stage, purchase);
  const asked = (await checksOf(stage, invoice.id)) > before;
  if (!asked && count === 0) throw new NotJudged(notAsked);
  if (count === 0) return passed({ mn: 'Юу ч хүргэгдсэнгүй.', en: 'Nothing was delivered.' });
  await needsChecks(stage, method);
  return failed(
    {
      mn: 'MonPay шалгалтаас татгалзсан хариуг апп «төлсөн» гэж үзэж, хүргэлээ.',
      en: 'MonPay refused the check, and the app took the answer for a payment and delivered.',
    },
    {
      mn: 'intCode 0 биш бол татгалзсан гэсэн үг, HTTP 200 байсан ч. Зөвхөн intCode 0, status PAID бол хүргэнэ.',
      en: 'An intCode other than 0 is a refusal, whatever the HTTP status. Deliver only with intCode 0 and status PAID.',
    },
  );
}

async function recovers(stage: Stage, fault: FaultName, patience: number): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const purchase = await goShopping(stage);
  const { invoice, customer } = purchase;
  const before = await checksOf(stage, invoice.id);
  await stage.fault(customer, fault, { on: 'getInvoice', times: 1000 });
  const { txnId } = await pay(stage, invoice, customer);
  const said = { status: 'PAID', method, txnId } as const;
  const answer = await notify(stage, invoice, said, patience);
  const deadline = performance.now() + unseen;
  const asked = async (): Promise<boolean> => (await checksOf(stage, invoice.id)) > before;
  while (!(await asked()) && performance.now() < deadline)
    await sleep(300, undefined, { signal: stage.stopped });
  // An app whose notices do nothing checks when the customer is back.
  if (!(await asked()) && returnsToApp(stage, invoice)) await comeBack(stage, purchase);
  if (!(await asked())) throw new NotJudged(notAsked);
  await stage.heal(customer);
  if (answer.status === 0) return failed(noAnswer(statusWords(answer)), right);
  await notify(stage, invoice, said);
  if (returnsToApp(stage, invoice)) await comeBack(stage, purchase);
  if ((await deliveriesSoon(stage, purchase, unit)) >= unit) return recovered;
  return failed(
    {
      mn: 'Нэг удаа шалгаж чадаагүйн дараа мэдэгдэл дахин ирж, хэрэглэгч буцаж ирсэн ч захиалга хүргэгдсэнгүй.',
      en: 'After a failed check, neither another notice nor the customer’s return got the paid order delivered.',
    },
    right,
  );
}

/** How long an app that answers first has to check: milliseconds. */
const unseen = 4000;

const recovered = passed({
  mn: 'MonPay дахин хариулмагц захиалга хүргэгдлээ.',
  en: 'As soon as MonPay answered again, the order was delivered.',
});

function noAnswer({ mn, en }: Words): Words {
  return {
    mn: `MonPay шалгалтад хариулахгүй байхад апп мэдэгдэлд хариу өгсөнгүй: ${mn}.`,
    en: `While MonPay did not answer the check, the app did not answer the notice: ${en}.`,
  };
}

const right = {
  mn: 'Шалгаж чадаагүй нь «төлөөгүй» гэсэн үг биш: 10 орчим секунд хүлээгээд зогсож, захиалгыг нээлттэй үлдээж, дараа дахин шалгана.',
  en: 'A check that failed does not mean “not paid”: give up after about ten seconds, keep the order open, and check again later.',
};
