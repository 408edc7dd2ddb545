import type { Context } from 'hono';
import type { Carried, Carrier } from '../shop/carrier.ts';

/** What a page keeps for the customer in it, who has no cookies. */
export type Kept = Map<Carried, string>;

/** What the shop's `fetch` is given beside the request. */
export interface KeptBeside {
  readonly kept: Kept;
}

/** Carries nothing over a wire: the page hands what it keeps to the shop with each request. */
export const keptInPage: Carrier = {
  // There is no other page that could send a form.
  guard: (_, next) => next(),
  read: async (c, what) => keptBeside(c).get(what),
  async give(c, what, value) {
    keptBeside(c).set(what, value);
  },
  take(c, what) {
    keptBeside(c).delete(what);
  },
};

function keptBeside(c: Context): Kept {
  return (c.env as KeptBeside).kept;
}
