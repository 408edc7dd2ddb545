import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** The languages of the shop, Mongolian first. */
export type Language = 'mn' | 'en';

/** A sentence in both languages. */
export interface Words {
  readonly mn: string;
  readonly en: string;
}

/** The customer's language: the one that was chosen with `?lang=`, now or before, or Mongolian. */
export function languageOf(c: Context): Language {
  const chosen = c.req.query('lang') ?? getCookie(c, 'lang');
  const language = chosen === 'en' ? 'en' : 'mn';
  if (c.req.query('lang') !== undefined) {
    setCookie(c, 'lang', language, { path: '/', sameSite: 'Lax', maxAge: 31_536_000 });
  }
  return language;
}

/** An amount as it is written in Mongolia: `89 000 ₮`. */
export function tugrik(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}\u00a0₮`;
}
