import type { Answer } from './send.ts';

/** A cookie as the app set it. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Its attributes in lower case, such as `httponly` or `samesite` with its value. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** The cookies of one browser for one app. */
export interface CookieJar {
  keep(answer: Answer): void;
  /** The value of a `Cookie` header; empty if there are none. */
  header(): string;
  /** The cookies that there are, by name. */
  readonly cookies: ReadonlyMap<string, string>;
  /** A jar of its own with the same cookies. */
  copy(): CookieJar;
}

const most = 50;

/** A jar without cookies, or with those. */
export function cookieJar(start: ReadonlyMap<string, string> = new Map()): CookieJar {
  const cookies = new Map(start);
  return {
    keep(answer) {
      for (const { name, value, attributes } of setCookiesOf(answer)) {
        if (isOver(attributes)) cookies.delete(name);
        else if (cookies.size < most || cookies.has(name)) cookies.set(name, value);
      }
    },
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    cookies,
    copy: () => cookieJar(cookies),
  };
}

/** The cookies that an answer sets or ends. */
export function setCookiesOf({ headers }: Pick<Answer, 'headers'>): readonly SetCookie[] {
  return headers.flatMap(([header, line]) => {
    if (header !== 'set-cookie') return [];
    const [first = '', ...rest] = line.split(';');
    const [, name = '', value = ''] = /^\s*([\w!#$%&'*+.^`|~-]{1,100})=(.*)$/s.exec(first) ?? [];
    const attributes = rest.map((part): [string, string] => {
      const [key = '', ...words] = part.split('=');
      return [key.trim().toLowerCase(), words.join('=').trim().toLowerCase()];
    });
    return name === '' ? [] : [{ name, value: value.trim(), attributes: new Map(attributes) }];
  });
}

/** Whether a cookie is set in order to end it. */
export function isOver(attributes: ReadonlyMap<string, string>): boolean {
  const age = attributes.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) return Number(age) <= 0;
  return Date.parse(attributes.get('expires') ?? '') < Date.now();
}
