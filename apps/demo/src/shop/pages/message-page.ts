import { html } from 'hono/html';
import { messages, type Message } from '../customer-messages.ts';
import type { Language } from '../language.ts';
import { layout, type Html } from './layout.ts';

const words = {
  title: { mn: 'Уучлаарай', en: 'Sorry' },
  reference: { mn: 'Лавлах дугаар', en: 'Reference' },
  back: { mn: 'Дэлгүүр рүү буцах', en: 'Back to the shop' },
};

/**
 * What a customer sees instead of the shop: what happened, what to do, the way back if there is one, and what to tell
 * the shop's owner.
 * @param reference a number that the owner finds in the log, or of an order
 */
export function messagePage(language: Language, name: Message, reference?: string): Html {
  const { words: said, inShop } = messages[name];
  // The first sentence is what happened, the rest is what to do.
  const text = said[language];
  const end = text.indexOf('. ') + 1 || text.length;
  const [happened, advice] = [text.slice(0, end), text.slice(end + 1)];
  return layout({
    language,
    title: words.title[language],
    content: html`<h1>${happened}</h1>
      ${advice ? html`<p>${advice}</p>` : ''}
      ${inShop ? html`<p><a class="main" href="/">${words.back[language]}</a></p>` : ''}
      <p class="reference">
        <code lang="en">${name}</code>
        ${reference === undefined ? '' : html` · ${words.reference[language]}: <code>${reference}</code>`}
      </p>`,
  });
}
