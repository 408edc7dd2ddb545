import { html } from 'hono/html';
import type { Language, Words } from '../language.ts';

/** Escaped markup. */
export type Html = ReturnType<typeof html>;

/** What every page is made of. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  /** When the page asks again, or goes on to another address. */
  readonly refresh?: { readonly seconds: number; readonly address?: string } | undefined;
}

const frame = {
  shop: { mn: 'Жишээ дэлгүүр', en: 'An example shop' },
  other: { mn: 'English', en: 'Монгол' },
} satisfies Record<string, Words>;

/** A whole page, without a font, script or picture from elsewhere. */
export function layout({ language, title, content, refresh }: Page): Html {
  const other = language === 'mn' ? 'en' : 'mn';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh ? html`<meta http-equiv="refresh" content="${after(refresh)}" />` : ''}
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <a class="home" href="/">Ноолуур</a>
          <a class="language" href="?lang=${other}" lang="${other}" hreflang="${other}"
            >${frame.other[language]}</a
          >
        </header>
        <main>${content}</main>
        <footer>${frame.shop[language]} · SANDBOX</footer>
      </body>
    </html>`;
}

function after({ seconds, address }: NonNullable<Page['refresh']>): string {
  return address === undefined ? String(seconds) : `${seconds}; url=${address}`;
}
