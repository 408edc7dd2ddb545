import { failed, NotJudged, notConcerned, passed, type Case, type Verdict } from '../case.ts';
import { textOf } from '../page-text.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import { refundsOf } from './calls.ts';
import { deliveriesSoon } from './deliveries.ts';
import { notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { tillOf } from './plain-purchase.ts';
import { filledIn } from './selling.ts';
import { goShopping, sellingOf, take } from './shopping.ts';

/** MonPay refuses what usually works. */
export const troubleCases: readonly Case[] = [
  paymentCase(
    {
      name: 'merchant-token-dead',
      page: 'e/dead_token',
      provenance: 'observed',
      title: {
        mn: 'Мерчантын токен хүчингүй болно',
        en: 'The merchant’s own token stops working',
      },
      alone: true,
    },
    renewsItsToken,
  ),
  paymentCase(
    {
      name: 'refund-failed',
      page: 'e/refund_failed',
      provenance: 'observed',
      title: {
        mn: 'Буцаалт HTTP 200-тай ч REFUNDFAILED болно',
        en: 'A refund fails with HTTP 200 (REFUNDFAILED)',
      },
    },
    seesThatRefundFailed,
  ),
];

async function renewsItsToken(stage: Stage): Promise<Verdict> {
  const { unit, method, ownToken } = await tillOf(stage);
  if (!ownToken) {
    return notConcerned({
      mn: 'Апп нэхэмжлэхийг мерчантын токеноор шалгадаггүй.',
      en: 'The app does not check invoices with a token of the merchant’s own.',
    });
  }
  const purchase = await goShopping(stage);
  const { tokens } = await stage.admin.call<'getState'>('GET', '/_sandbox/state');
  const { clientId } = stage.app;
  for (const { id } of tokens.filter((token) => token.client_id === clientId && !token.user)) {
    await stage.admin.call<'revokeToken'>('POST', `/_sandbox/tokens/${id}/revoke`);
  }
  const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
  const answer = await notify(stage, purchase.invoice, { status: 'PAID', method, txnId });
  if ((await deliveriesSoon(stage, purchase, unit)) >= unit) {
    return passed({
      mn: 'Апп шинэ токен авч, захиалгыг хүргэлээ.',
      en: 'The app got a new token, and delivered the order.',
    });
  }
  const said = statusWords(answer);
  return failed(
    {
      mn: `Мэдэгдэлд ${said.mn}, захиалга хүргэгдсэнгүй: апп хуучин токеноо хэрэглэсээр байна.`,
      en: `The notice got ${said.en}, and the order was not delivered: the app keeps the dead token.`,
    },
    {
      mn: 'HTTP 401, intCode 1 ирвэл шинэ токен нэг удаа авч, дахин шалгана.',
      en: 'After HTTP 401 with intCode 1 it gets a new token, once, and checks again.',
    },
  );
}

async function seesThatRefundFailed(stage: Stage): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const { refund } = sellingOf(stage);
  if (!refund) {
    return notConcerned({
      mn: 'Алгассан: мөнгийг яаж буцаахыг --refund-аар заагаагүй.',
      en: 'Left out: say with --refund how the money is given back.',
    });
  }
  const purchase = await goShopping(stage);
  const { invoice, customer, browser } = purchase;
  const { txnId } = await pay(stage, invoice, customer);
  await notify(stage, invoice, { status: 'PAID', method, txnId });
  await deliveriesSoon(stage, purchase, unit);
  await stage.fault(customer, 'refund_failed', { on: 'refundInvoice' });
  const path = filledIn(refund.path, invoice);
  const first = await take(stage, browser, refund, path);
  if ((await refundsOf(stage, invoice.id)) === 0) throw new NotJudged(notSent(first.last));
  const second = await take(stage, browser, refund, path);
  const told = [first, second].map(({ last }) => `${last.status} ${textOf(last)}`);
  const [failure, success] = told.map((text) => text.replaceAll(/[\da-f]{4,}|\d+/gi, ''));
  const right = {
    mn: 'Хариуны status-ыг уншина: REFUNDFAILED бол мөнгө буцаагдаагүй: нэхэмжлэхийг шалгаад дахин оролдоно.',
    en: 'The answer’s status is read: REFUNDFAILED means that no money was returned: check the invoice, then try again.',
  };
  if ((await refundsOf(stage, invoice.id)) < 2) {
    return failed(
      {
        mn: 'Амжилтгүй буцаалтыг хийсэн гэж тэмдэглэж, дахин илгээсэнгүй.',
        en: 'The failed refund was booked as done, and not sent again.',
      },
      right,
    );
  }
  if (failure === success) {
    return failed(
      {
        mn: 'Амжилтгүй буцаалтад амжилттайтай яг ижил хуудас харуулав.',
        en: 'After the failed refund the app showed the same page as after the one that worked.',
      },
      right,
    );
  }
  return passed({
    mn: 'Амжилтгүй буцаалтыг ялгаж, дараагийнх нь мөнгийг буцаалаа.',
    en: 'The app saw that the refund failed, and the next one returned the money.',
  });
}

function notSent(last: Parameters<typeof statusWords>[0]) {
  const said = statusWords(last);
  return {
    mn: `--refund-аас буцаалтын хүсэлт гарсангүй (${said.mn}).`,
    en: `--refund sent no refund request (${said.en}).`,
  };
}
