import { html } from 'hono/html';
import { tugrik, type Language, type Words } from '../language.ts';
import { stateOf, type Order, type OrderState } from '../orders/order.ts';
import { productBy } from '../products.ts';
import { layout, type Html } from './layout.ts';

/** Seconds after which a page that waits for MonPay asks again. */
const refresh = 3;

const headings: Readonly<Record<OrderState, Words>> = {
  not_invoiced: { mn: 'Төлбөрийг шалгаж байна', en: 'Checking your payment' },
  unpaid: { mn: 'Төлбөрийг шалгаж байна', en: 'Checking your payment' },
  paid: { mn: 'Баярлалаа, төлбөр төлөгдлөө', en: 'Thank you, your order is paid' },
  paid_late: {
    mn: 'Цуцалсны дараа төлөгдсөн байна',
    en: 'Paid after it was cancelled',
  },
  cancelled: { mn: 'Захиалга цуцлагдсан', en: 'The order was cancelled' },
  refunded: { mn: 'Мөнгийг буцаалаа', en: 'Your money has been refunded' },
  mismatch: { mn: 'Төлбөрийг ажилтан шалгана', en: 'Our staff will look at this payment' },
};

const advice: Readonly<Partial<Record<OrderState, Words>>> = {
  not_invoiced: {
    mn: 'MonPay хариу өгөөгүй байна. Дахин төлөх шаардлагагүй, хуудас өөрөө шинэчлэгдэнэ.',
    en: 'MonPay has not answered yet. Please do not pay again: this page refreshes by itself.',
  },
  unpaid: {
    mn: 'Төлсөн бол хүлээнэ үү, хуудас өөрөө шинэчлэгдэнэ. Төлөөгүй бол доорх товчийг дарна уу.',
    en: 'If you have paid, please wait: this page refreshes by itself. If not, use the button below.',
  },
  paid_late: {
    mn: 'Бараа илгээгдэхгүй. Мөнгөө буцаан авах товчийг дарна уу.',
    en: 'Nothing will be delivered. Use the button to get your money back.',
  },
  mismatch: {
    mn: 'Төлбөр захиалгатай таарахгүй байна. Доорх дугаарыг дэлгүүрт хэлнэ үү.',
    en: 'The payment does not match the order. Please give the shop the number below.',
  },
};

const words = {
  title: { mn: 'Захиалга', en: 'Order' },
  receipt: { mn: 'Баримт', en: 'Receipt' },
  total: { mn: 'Нийт', en: 'Total' },
  transaction: { mn: 'Гүйлгээ', en: 'Transaction' },
  reference: { mn: 'Лавлах дугаар', en: 'Reference' },
  pay: { mn: 'MonPay-д төлөх', en: 'Pay in MonPay' },
  cancel: { mn: 'Захиалгаа цуцлах', en: 'Cancel the order' },
  refund: { mn: 'Мөнгөө буцаан авах', en: 'Get a refund' },
  second: {
    mn: 'Энэ захиалга хоёр удаа төлөгдсөн. Илүү төлбөрийг дэлгүүр буцаана.',
    en: 'This order was paid twice. The shop will refund the second payment.',
  },
  back: { mn: 'Дэлгүүр рүү буцах', en: 'Back to the shop' },
};

/**
 * What became of an order. While nobody knows, it says that it is being checked and asks again; it never says that a
 * payment failed, since the next check may find it paid.
 * @param payPage where the customer approves the invoice
 */
export function orderPage(language: Language, order: Order, payPage: string | undefined): Html {
  const state = stateOf(order);
  const waits = state === 'unpaid' || state === 'not_invoiced';
  return layout({
    language,
    title: words.title[language],
    refresh: waits ? { seconds: refresh } : undefined,
    content: html`<div role="status"><h1>${headings[state][language]}</h1></div>
      ${advice[state] ? html`<p>${advice[state][language]}</p>` : ''}
      ${order.problem === 'second_payment' ? html`<p>${words.second[language]}</p>` : ''}
      ${state === 'paid' ? receipt(language, order) : ''}
      ${state === 'unpaid' && payPage ? html`<p><a class="main" href="${payPage}">${words.pay[language]}</a></p>` : ''}
      ${state === 'unpaid' ? action(language, order, 'cancel') : ''}
      ${state === 'paid' || state === 'paid_late' ? action(language, order, 'refund') : ''}
      <p class="reference">${words.reference[language]}: <code>${referenceOf(order)}</code></p>
      <p><a href="/">${words.back[language]}</a></p>`,
  });
}

/** A short number that the customer can read out; it opens nothing. */
export function referenceOf({ nonce }: Pick<Order, 'nonce'>): string {
  return nonce.slice(0, 8).toUpperCase();
}

function receipt(language: Language, order: Order): Html {
  return html`<section class="basket" aria-labelledby="receipt">
    <h2 id="receipt">${words.receipt[language]}</h2>
    <ul>
      ${order.items.map((id) => {
        const product = productBy(id);
        return html`<li>
          <span>${product?.[language] ?? id}</span><span>${tugrik(product?.price ?? 0)}</span>
        </li>`;
      })}
    </ul>
    <p class="total">
      <span>${words.total[language]}</span><strong>${tugrik(order.amount)}</strong>
    </p>
    ${order.txnId === undefined ? '' : html`<p class="reference">${words.transaction[language]}: <code>${order.txnId}</code></p>`}
  </section>`;
}

function action(language: Language, { nonce }: Order, name: 'cancel' | 'refund'): Html {
  return html`<form method="post" action="/orders/${nonce}/${name}">
    <button class="quiet">${words[name][language]}</button>
  </form>`;
}
