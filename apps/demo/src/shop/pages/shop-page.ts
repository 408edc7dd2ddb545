import { html } from 'hono/html';
import { tugrik, type Language } from '../language.ts';
import { products, type Product } from '../products.ts';
import { layout, type Html } from './layout.ts';

const words = {
  title: { mn: 'Дэлгүүр', en: 'Shop' },
  hello: { mn: 'Сайн байна уу', en: 'Hello' },
  add: { mn: 'Сагсанд', en: 'Add' },
  basket: { mn: 'Таны сагс', en: 'Your basket' },
  total: { mn: 'Нийт', en: 'Total' },
  pay: { mn: 'MonPay-ээр төлөх', en: 'Pay with MonPay' },
  empty: { mn: 'Сагс хоослох', en: 'Empty the basket' },
};

/** The shop as its customer sees it. */
export function shopPage(
  language: Language,
  name: string | undefined,
  basket: readonly Product[],
): Html {
  const greeting = words.hello[language];
  return layout({
    language,
    title: words.title[language],
    content: html`<h1>
        ${greeting}${name === undefined ? '' : html`, <span class="name">${name}</span>`}!
      </h1>
      <ul class="products">
        ${products.map((product) => productItem(language, product))}
      </ul>
      ${basket.length === 0 ? '' : basketOf(language, basket)}`,
  });
}

function productItem(language: Language, product: Product): Html {
  const name = product[language];
  return html`<li>
    <span class="product">${name}</span>
    <span class="price">${tugrik(product.price)}</span>
    <form method="post" action="/basket">
      <button name="product" value="${product.id}" aria-label="${words.add[language]}: ${name}">
        ${words.add[language]}
      </button>
    </form>
  </li>`;
}

function basketOf(language: Language, basket: readonly Product[]): Html {
  const total = basket.reduce((sum, { price }) => sum + price, 0);
  const counts = products
    .map((product) => ({ product, count: basket.filter(({ id }) => id === product.id).length }))
    .filter(({ count }) => count > 0);
  return html`<section class="basket" aria-labelledby="basket">
    <h2 id="basket">${words.basket[language]}</h2>
    <ul>
      ${counts.map(
        ({ product, count }) =>
          html`<li>
            <span>${product[language]} × ${count}</span
            ><span>${tugrik(product.price * count)}</span>
          </li>`,
      )}
    </ul>
    <p class="total" role="status">
      <span>${words.total[language]}</span><strong>${tugrik(total)}</strong>
    </p>
    <form method="post" action="/checkout">
      <button class="main">${words.pay[language]}</button>
    </form>
    <form method="post" action="/basket">
      <button class="quiet" name="empty" value="1">${words.empty[language]}</button>
    </form>
  </section>`;
}
