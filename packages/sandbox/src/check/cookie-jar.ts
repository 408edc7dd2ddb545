import { isLoopback } from '../world/loopback.ts';
import type { Answer } from './send.ts';

/** A cookie as the app set it. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Its attributes in lower case (but for the path), such as `httponly` or `samesite` with its value. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** The cookies of one browser for one app. */
export interface CookieJar {
  keep(answer: Pick<Answer, 'url' | 'headers'>): void;
  /** The value of a `Cookie` header to that address; empty if there are none. */
  header(to: URL): string;
  /** How many cookies there are. */
  readonly size: number;
  /** A jar of its own with the same cookies, or with those of one name alone. */
  copy(name?: string): CookieJar;
}

const most = 50;

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A jar without cookies, or with those. */
export function cookieJar(start: ReadonlyMap<string, Kept> = new Map()): CookieJar {
  const cookies = new Map(start);
  return {
    keep(answer) {
      for (const { name, value, attributes } of setCookiesOf(answer)) {
        // The app is one origin, so what may not be sent there by its scheme is not kept.
        if (attributes.has('secure') && !isTrustworthy(answer.url)) continue;
        const path = pathOf(attributes.get('path'), answer.url);
        const key = `${name};${path}`;
        if (isOver(attributes)) cookies.delete(key);
        else if (cookies.size < most || cookies.has(key)) cookies.set(key, { name, value, path });
      }
    },
    header: (to) =>
      [...cookies.values()]
        .filter(({ path }) => isBelow(to.pathname, path))
        .toSorted((one, other) => other.path.length - one.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
    get size() {
      return cookies.size;
    },
    copy: (name) =>
      cookieJar(
        new Map([...cookies].filter(([, kept]) => name === undefined || kept.name === name)),
      ),
  };
}

/** Browsers take this machine for as safe as https. */
function isTrustworthy(url: URL): boolean {
  return url.protocol === 'https:' || isLoopback(url);
}

/** RFC 6265, 5.1.4: without a path, that of the folder of the answer. */
function pathOf(path: string | undefined, { pathname }: URL): string {
  if (path?.startsWith('/')) return path;
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}

function isBelow(pathname: string, path: string): boolean {
  if (!pathname.startsWith(path)) return false;
  return path.endsWith('/') || pathname.length === path.length || pathname[path.length] === '/';
}

/** The cookies that an answer sets or ends. */
export function setCookiesOf({ headers }: Pick<Answer, 'headers'>): readonly SetCookie[] {
  return headers.flatMap(([header, line]) => {
    if (header !== 'set-cookie') return [];
    const [first = '', ...rest] = line.split(';');
    const [, name = '', value = ''] = /^\s*([\w!#$%&'*+.^`|~-]{1,100})=(.*)$/s.exec(first) ?? [];
    const attributes = rest.map((part): [string, string] => {
      const [word = '', ...words] = part.split('=');
      const [key, text] = [word.trim().toLowerCase(), words.join('=').trim()];
      return [key, key === 'path' ? text : text.toLowerCase()];
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
