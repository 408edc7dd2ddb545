import { html } from 'hono/html';
import { messages, type Message } from '../customer-messages.ts';
import type { Language } from '../language.ts';
import { layout, type Html } from './layout.ts';

const words = {
  title: { mn: 'Уучлаарай', en: 'Sorry' },
  reference: { mn: 'Лавлах дугаар', en: 'Reference' },
};

/** What a customer sees instead of the shop, with the word to give to the shop's owner. */
export function messagePage(language: Language, name: Message, reference?: string): Html {
  return layout({
    language,
    title: words.title[language],
    content: html`<h1>${messages[name].words[language]}</h1>
      <p class="reference">
        <code lang="en">${name}</code>
        ${reference === undefined ? '' : html` · ${words.reference[language]}: <code>${reference}</code>`}
      </p>`,
  });
}
