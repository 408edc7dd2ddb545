import { html } from 'hono/html';
import type { Language } from '../language.ts';
import { layout, type Html } from './layout.ts';

const words = {
  title: { mn: 'MonPay руу шилжиж байна', en: 'Taking you to MonPay' },
  go: { mn: 'MonPay-д төлөх', en: 'Pay in MonPay' },
};

/**
 * Sends the customer on to MonPay at once. Not a redirect: a browser applies `form-action` to whatever the answer to
 * a form leads to, and where MonPay's page leads on to is not ours to know.
 */
export function forwardPage(language: Language, address: string): Html {
  return layout({
    language,
    title: words.title[language],
    refresh: { seconds: 0, address },
    content: html`<h1>${words.title[language]}</h1>
      <p><a class="main" href="${address}">${words.go[language]}</a></p>`,
  });
}
