import { html } from 'hono/html';
import { products, type Product } from './products.ts';
import type { Session } from './sessions.ts';
import { sorries, type Sorry } from './sorries.ts';

type Html = ReturnType<typeof html>;

/** The shop as its customer sees it. */
export function shopPage({ customer, basket }: Session): Html {
  const name = customer?.firstName ?? undefined;
  const total = basket.reduce((sum, { price }) => sum + price, 0);
  return page(
    'Дэлгүүр',
    html`<h1>
        Сайн байна уу${name === undefined ? '' : html`, <span class="name">${name}</span>`}!
      </h1>
      <p lang="en">
        Hello${name === undefined ? '' : html`, <span lang="mn">${name}</span>`}! You came from
        MonPay.
      </p>
      <ul class="products">
        ${products.map(productItem)}
      </ul>
      <p class="basket" role="status">
        Сагс: ${basket.length}, ${tugrik(total)}
        <span lang="en">Basket: ${basket.length}, ${tugrik(total)}</span>
      </p>`,
  );
}

/** What a customer sees instead of the shop, and in small the word to tell the shop's owner. */
export function sorryPage(name: Sorry): Html {
  const { words } = sorries[name];
  return page(
    'Уучлаарай',
    html`<h1>${words.mn}</h1>
      <p lang="en">${words.en}</p>
      <p class="code"><code lang="en">${name}</code></p>`,
  );
}

function productItem({ id, mn, en, price }: Product): Html {
  return html`<li>
    <span class="product">${mn}<span lang="en">${en}</span></span>
    <span class="price">${tugrik(price)}</span>
    <form method="post" action="/basket">
      <button name="product" value="${id}" aria-label="Сагсанд хийх: ${mn}">Сагсанд</button>
    </form>
  </li>`;
}

/** An amount as it is written in Mongolia: `89 000 ₮`. */
function tugrik(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}\u00a0₮`;
}

function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="mn">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>${content}</main>
        <footer>
          SANDBOX: <span>жишээ дэлгүүр</span> · <span lang="en">an example shop</span>
        </footer>
      </body>
    </html>`;
}

/** Without a font or a picture from elsewhere. */
export const styleSheet = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 32rem; padding: 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0.5rem 0; }
.products { list-style: none; margin: 1rem 0; padding: 0; }
.products li { display: flex; align-items: center; gap: 0.75rem; padding: 0.75rem 0; border-top: 1px solid GrayText; }
.product { flex: 1; }
.product span, .basket span { display: block; font-size: 0.875rem; }
.price { white-space: nowrap; }
form { margin: 0; }
button { font: inherit; min-height: 2.75rem; padding: 0.25rem 0.75rem; border-radius: 0.5rem; border: 1px solid currentcolor; background: ButtonFace; color: ButtonText; cursor: pointer; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.code, footer { font-size: 0.8125rem; }
footer { margin-top: 2rem; border-top: 1px solid GrayText; padding-top: 0.5rem; }
`;
