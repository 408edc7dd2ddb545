import { randomBytes, randomUUID } from 'node:crypto';
import type { TokenResponse } from '@monpay-miniapp/sdk';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Product } from './products.ts';

/** As much of a customer as the shop shows. */
export interface Customer {
  readonly firstName: string | null;
}

/** What the shop knows of a visit. It stays on the server; the browser gets only a signed number of it. */
export interface Session {
  readonly customer: Customer | undefined;
  readonly token: TokenResponse;
  readonly basket: Product[];
}

const cookie = 'demo_shop_session';
const most = 1000;
/** Seconds. */
const lifetime = 2 * 60 * 60;

/** The sessions of one shop, in the memory of this process. */
export function sessions() {
  const key = randomBytes(32).toString('base64');
  const kept = new Map<string, { session: Session; until: number }>();
  const idOf = async (c: Context): Promise<string> => (await getSignedCookie(c, key, cookie)) || '';

  return {
    /** The session that a request belongs to. */
    async find(c: Context): Promise<Session | undefined> {
      const found = kept.get(await idOf(c));
      return found && found.until > Date.now() ? found.session : undefined;
    },

    /** Begins a session under a new number, and ends the one before: a launch never joins a session. */
    async open(c: Context, session: Session): Promise<void> {
      kept.delete(await idOf(c));
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      const id = randomUUID();
      kept.set(id, { session, until: Date.now() + lifetime * 1000 });
      await setSignedCookie(c, cookie, id, key, {
        httpOnly: true,
        // Enough for the sandbox's phone, which has the shop in a frame: another port is the same site.
        sameSite: 'Lax',
        secure: new URL(c.req.url).protocol === 'https:',
        path: '/',
        maxAge: lifetime,
      });
    },

    /** Ends the session that a request belongs to. */
    async end(c: Context): Promise<void> {
      kept.delete(await idOf(c));
      deleteCookie(c, cookie, { path: '/' });
    },
  };
}
