import type { Context, MiddlewareHandler } from 'hono';

/** What a customer's browser carries: the number of the session, and the language. */
export type Carried = 'session' | 'language';

/** How it is carried from one request of the customer's to the next. In a browser that is by cookies. */
export interface Carrier {
  /** Refuses a form that somebody else's page sends for the customer. */
  readonly guard: MiddlewareHandler;
  /** What came with a request; undefined if nothing did, or not what was given. */
  read(c: Context, what: Carried): Promise<string | undefined>;
  /** Gives the browser something to carry, for so many seconds. */
  give(c: Context, what: Carried, value: string, seconds: number): Promise<void>;
  /** Takes it from the browser. */
  take(c: Context, what: Carried): void;
}
