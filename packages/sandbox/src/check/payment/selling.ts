import { formType, type Opening } from '../browser.ts';
import { withQuery } from '../../world/notice-query.ts';

/** One request of a customer: a link that is followed, or a form or JSON that is posted. */
export interface ShopStep {
  readonly method: 'GET' | 'POST';
  /** A path of the app; `{return}` in it is the path of the order's return page, `{invoice}` the invoice's number. */
  readonly path: string;
  readonly body: NonNullable<Opening['body']> | undefined;
}

/** The page that shows what was delivered. */
export interface DeliveredPage {
  /** A path as in a step. */
  readonly path: string;
  /** What stands there once more for each delivery; `{n}` in it is a number, which is read instead. */
  readonly words: string;
}

/** How an app sells, as its merchant says it. */
export interface Selling {
  /** What a customer who was launched does to buy: requests, or a script. */
  readonly buy: readonly ShopStep[] | { readonly script: string };
  readonly delivered: DeliveredPage | undefined;
  /** How the money of an order is given back. */
  readonly refund: ShopStep | undefined;
  /** How long it takes at most until the app finds a payment that nobody reported: milliseconds. */
  readonly sweep: number | undefined;
}

/** The place of the return page of an order in a path. */
export const returnPlace = '{return}';

/** A step such as `POST /buy item=1 colour=red`, or `POST /buy {"item":1}`; undefined if it is none. */
export function shopStep(text: string): ShopStep | undefined {
  const [, method, path, fields = ''] =
    /^\s*(GET|POST)\s+((?:\/(?!\/)|\{return\})\S*)(?:\s+(.*))?$/s.exec(text) ?? [];
  if (path === undefined) return undefined;
  if (method === 'GET') return fields === '' ? { method, path, body: undefined } : undefined;
  const body = bodyOf(fields.trim());
  return body && { method: 'POST', path, body };
}

function bodyOf(text: string): ShopStep['body'] {
  if (!text.startsWith('{')) {
    const form = new URLSearchParams(text.split(/\s+/).join('&'));
    return { type: formType, text: form.toString() };
  }
  try {
    JSON.parse(text);
    return { type: 'application/json', text };
  } catch {
    return undefined;
  }
}

/** A page such as `/orders delivered`, or only words, on the page that the customer comes back to. */
export function deliveredPage(text: string): DeliveredPage | undefined {
  const [, path = returnPlace, words = ''] =
    /^\s*(?:((?:\/(?!\/)|\{return\})\S*)\s+)?(\S.*?)\s*$/s.exec(text) ?? [];
  return words === '' || words.startsWith('/') ? undefined : { path, words };
}

/** A path with the order's places filled in; what the return page's address has behind its path stays there. */
export function filledIn(
  path: string,
  order: { readonly redirect_uri: string; readonly id: number },
): string {
  const { pathname, search } = new URL(order.redirect_uri);
  const filled = path
    .replaceAll(returnPlace, () => pathname)
    .replaceAll('{invoice}', String(order.id));
  if (search === '' || !path.startsWith(returnPlace)) return filled;
  return withQuery(filled, search.slice(1));
}

/** How many deliveries a page's text shows: how often the words stand there, or the number among them. */
export function countDeliveries(text: string, words: string): number {
  const page = spaced(text);
  const [before = '', after] = spaced(words).split('{n}', 2);
  return after === undefined
    ? timesAlone(page, before)
    : numberBetween(page, before.trim(), after.trim());
}

function timesAlone(text: string, words: string): number {
  let times = 0;
  const step = Math.max(1, words.length);
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + step)) {
    if (standsAlone(text, at, at + words.length)) times++;
  }
  return times;
}

function numberBetween(text: string, before: string, after: string): number {
  for (const { 0: number, index } of text.matchAll(/\d(?:[ ,.']?\d){0,30}/g)) {
    const left = text[index - 1] === ' ' ? index - 1 : index;
    const end = index + number.length;
    const right = text[end] === ' ' ? end + 1 : end;
    const found =
      text.endsWith(before, left) &&
      standsAlone(text, left - before.length, left) &&
      text.startsWith(after, right) &&
      standsAlone(text, right, right + after.length);
    if (found) return Number(number.replaceAll(/\D/g, ''));
  }
  return 0;
}

/** Whether it is not a part of a longer word: “not delivered” in Mongolian begins as “delivered” does. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !isInWord(text, start) && !isInWord(text, end);
}

function isInWord(text: string, at: number): boolean {
  return [text[at - 1], text[at]].every((one) => one !== undefined && /\p{L}/u.test(one));
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
