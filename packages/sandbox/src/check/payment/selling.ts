/** One request of a customer: a link that is followed, or a form that is posted. */
export interface FormStep {
  readonly method: 'GET' | 'POST';
  /** A path of the app; `{return}` in it is the path of the order's return page, `{invoice}` the invoice's number. */
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
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
  readonly buy: readonly FormStep[] | { readonly script: string };
  readonly delivered: DeliveredPage | undefined;
  /** How the money of an order is given back. */
  readonly refund: FormStep | undefined;
  /** How long it takes at most until the app finds a payment that nobody reported: milliseconds. */
  readonly sweep: number | undefined;
}

/** The place of the return page of an order in a path. */
const returnPlace = '{return}';

/** A step such as `POST /buy item=1 colour=red`; undefined if it is none. */
export function formStep(text: string): FormStep | undefined {
  const [, method, path, fields = ''] =
    /^\s*(GET|POST)\s+((?:\/(?!\/)|\{return\})\S*)(?:\s+(.*))?$/s.exec(text) ?? [];
  if (path === undefined) return undefined;
  const form = new URLSearchParams(fields.trim().split(/\s+/).join('&'));
  return { method: method as 'GET' | 'POST', path, form: Object.fromEntries(form) };
}

/** A page such as `/orders delivered`, or only words, on the page that the customer comes back to. */
export function deliveredPage(text: string): DeliveredPage | undefined {
  const [, path = returnPlace, words = ''] =
    /^\s*(?:((?:\/(?!\/)|\{return\})\S*)\s+)?(\S.*?)\s*$/s.exec(text) ?? [];
  return words === '' || words.startsWith('/') ? undefined : { path, words };
}

/** A path with the order's places filled in. */
export function filledIn(
  path: string,
  order: { readonly redirect_uri: string; readonly id: number },
): string {
  return path
    .replaceAll(returnPlace, () => new URL(order.redirect_uri).pathname)
    .replaceAll('{invoice}', String(order.id));
}

/** How many deliveries a page's text shows: how often the words stand there, or the number among them. */
export function countDeliveries(text: string, words: string): number {
  const [before = '', after] = spaced(words).split('{n}', 2);
  if (after === undefined) return spaced(text).split(before).length - 1;
  const rest = spaced(text).split(before).slice(1);
  const number = rest.flatMap((one) => {
    const [, digits, behind = ''] = /^\s*(\d[\d ,.']{0,30})?(.*)$/s.exec(one) ?? [];
    return digits !== undefined && behind.trimStart().startsWith(after.trim()) ? [digits] : [];
  })[0];
  return Number(number?.replaceAll(/\D/g, '') ?? 0);
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
