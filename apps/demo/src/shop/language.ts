import type { Context, MiddlewareHandler } from 'hono';
import type { Carrier } from './carrier.ts';

/** The languages of the shop, Mongolian first. */
export type Language = 'mn' | 'en';

/** A sentence in both languages. */
export interface Words {
  readonly mn: string;
  readonly en: string;
}

declare module 'hono' {
  interface ContextVariableMap {
    language: Language;
  }
}

const year = 365 * 24 * 60 * 60;

/** Finds out the customer's language: the one that was chosen with `?lang=`, now or before, or Mongolian. */
export function chooseLanguage(carrier: Carrier): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.query('lang');
    const chosen = asked ?? (await carrier.read(c, 'language'));
    c.set('language', chosen === 'en' ? 'en' : 'mn');
    if (asked !== undefined) await carrier.give(c, 'language', c.get('language'), year);
    await next();
  };
}

/** The customer's language. */
export function languageOf(c: Context): Language {
  return c.get('language');
}

/** An amount as it is written in Mongolia: `89 000 ₮`. */
export function tugrik(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}\u00a0₮`;
}
