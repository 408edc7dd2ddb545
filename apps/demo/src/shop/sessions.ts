import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Product } from './products.ts';

/** What the shop knows of a visit. It stays on the server; the browser gets only a signed number of it. */
export interface Session {
  /** MonPay's number of the customer. */
  readonly userId: number;
  /** The given name, if the customer shares it. */
  readonly name: string | undefined;
  readonly basket: Product[];
}

const most = 1000;
/** Seconds. */
const lifetime = 2 * 60 * 60;

/** The sessions of one shop, in the memory of this process. */
export function sessions() {
  const key = randomBytes(32).toString('base64');
  const kept = new Map<string, { session: Session; until: number }>();
  const idOf = async (c: Context): Promise<string> =>
    (await getSignedCookie(c, key, 'demo_shop_session', isSecure(c) ? 'host' : undefined)) || '';

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
      await setSignedCookie(c, 'demo_shop_session', id, key, {
        httpOnly: true,
        // Strict cookies are missing when MonPay's page sends the customer back.
        sameSite: 'Lax',
        maxAge: lifetime,
        ...place(c),
      });
    },

    /** Ends the session that a request belongs to. */
    async end(c: Context): Promise<void> {
      kept.delete(await idOf(c));
      deleteCookie(c, 'demo_shop_session', place(c));
    },
  };
}

/** The sessions of one shop. */
export type Sessions = ReturnType<typeof sessions>;

function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === 'https:';
}

/** `__Host-` in the name lets no other site of the domain set the cookie, and needs https. */
function place(c: Context) {
  return isSecure(c) ? ({ prefix: 'host', secure: true, path: '/' } as const) : { path: '/' };
}
