import type { Context } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import type { Carrier } from './carrier.ts';

const sessionCookie = 'demo_shop_session';
const languageCookie = 'lang';

/** Cookies: a signed one for the session, which no script reads, and a plain one for the language. */
export function cookies(): Carrier {
  const key = crypto.getRandomValues(new Uint8Array(32));
  return {
    guard: csrf(),
    async read(c, what) {
      if (what === 'language') return getCookie(c, languageCookie);
      const value = await getSignedCookie(c, key, sessionCookie, isSecure(c) ? 'host' : undefined);
      return value || undefined;
    },
    async give(c, what, value, seconds) {
      // Strict cookies are missing when MonPay's page sends the customer back.
      const usual = { sameSite: 'Lax', maxAge: seconds } as const;
      if (what === 'language') setCookie(c, languageCookie, value, { path: '/', ...usual });
      else
        await setSignedCookie(c, sessionCookie, value, key, {
          httpOnly: true,
          ...usual,
          ...place(c),
        });
    },
    take(c, what) {
      if (what === 'language') deleteCookie(c, languageCookie, { path: '/' });
      else deleteCookie(c, sessionCookie, place(c));
    },
  };
}

function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === 'https:';
}

/** `__Host-` in the name lets no other site of the domain set the cookie, and needs https. */
function place(c: Context) {
  return isSecure(c) ? ({ prefix: 'host', secure: true, path: '/' } as const) : { path: '/' };
}
