import type { Context } from 'hono';
import type { Carrier } from './carrier.ts';
import type { Product } from './products.ts';

/** What the shop knows of a visit. It stays on the server; the browser gets only a number of it. */
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
export function sessions(carrier: Carrier) {
  const kept = new Map<string, { session: Session; until: number }>();
  const idOf = async (c: Context): Promise<string> => (await carrier.read(c, 'session')) ?? '';

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
      const id = crypto.randomUUID();
      kept.set(id, { session, until: Date.now() + lifetime * 1000 });
      await carrier.give(c, 'session', id, lifetime);
    },

    /** Ends the session that a request belongs to. */
    async end(c: Context): Promise<void> {
      kept.delete(await idOf(c));
      carrier.take(c, 'session');
    },
  };
}

/** The sessions of one shop. */
export type Sessions = ReturnType<typeof sessions>;
