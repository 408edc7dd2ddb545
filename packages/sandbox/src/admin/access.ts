import { isThisMachine } from '../monpay/own-names.ts';
import { sameSecret } from '../world/clients.ts';
import type { PlainRequest } from '../http/message.ts';
import type { World } from '../world/world.ts';

/**
 * Whether a request may use the admin API: it has the admin token, or it comes from the sandbox's own page.
 * The page has a cookie, which other ports of the same host see too; so the browser must also vouch that the
 * request is of the same origin.
 */
export function mayAdminister(world: World, request: PlainRequest): boolean {
  const { header, method, origin } = request;
  const authorization = header('authorization');
  if (authorization !== undefined) {
    const [, token] = /^bearer +(\S+) *$/i.exec(authorization) ?? [];
    return token !== undefined && sameSecret(token, world.adminToken);
  }
  const site = header('sec-fetch-site');
  const from = header('origin');
  // Over plain http from another machine a browser says nothing of a read of the same origin; and what another
  // origin reads so, it does not get to see.
  const unvouched = origin.startsWith('http:') && !isThisMachine(origin);
  const read = unvouched && method === 'GET' && from === undefined;
  const vouched = site === undefined ? read || from === origin : site === 'same-origin';
  return vouched && hasPageCookie(world, request);
}

/** Whether a browser has the cookie of the sandbox's own page. */
export function hasPageCookie({ pageSecret }: World, { header, origin }: PlainRequest): boolean {
  return sameSecret(cookieOf(header('cookie') ?? '', origin), pageSecret);
}

/** The Set-Cookie header that lets the sandbox's own page in, for whoever has the key that was printed. */
export function pageCookie(
  { pageKey, pageSecret }: World,
  { target, origin }: PlainRequest,
): string | undefined {
  const key = new URL(target, origin).searchParams.get('key');
  if (key === null || !sameSecret(key, pageKey)) return undefined;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(origin)}=${pageSecret}; Path=/_sandbox; HttpOnly; SameSite=Strict${secure}`;
}

function cookieOf(cookies: string, origin: string): string {
  const name = cookieName(origin);
  for (const cookie of cookies.split(';')) {
    const [key, value] = cookie.trim().split('=');
    if (key === name && value !== undefined) return value;
  }
  return '';
}

/** Two sandboxes on two ports share a cookie jar. */
function cookieName(origin: string): string {
  return `monpay_sandbox_${new URL(origin).port || 'default'}`;
}
