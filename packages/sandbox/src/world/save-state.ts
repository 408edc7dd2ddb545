import type { SavedState } from './saved-state.ts';
import type { World } from './world.ts';

/** How many numbers are left out after a run that broke off. */
const gap = 100;

/** What the world is to remember. */
export function savedState(world: World, clean: boolean): SavedState {
  return {
    version: 1,
    runs: world.runs,
    ahead: world.clock.ahead(),
    lastInvoiceId: world.invoices.lastId,
    lastTxn: world.lastTxn,
    lastUserId: world.lastUserId,
    requestCount: world.requestCount,
    codes: world.codes.all(),
    tokens: world.tokens.all(),
    invoices: world.invoices.all(),
    balances: [...world.balances],
    passersBy: [...world.passersBy.values()],
    clean,
  };
}

/** Puts back what was saved. Nothing of it is shared with the caller. */
export function restoreState(world: World, saved: SavedState): void {
  const state = structuredClone(saved);
  const skipped = state.clean ? 0 : gap;
  world.clock.advance(state.ahead);
  world.lastTxn = state.lastTxn + skipped;
  world.lastUserId = Math.max(world.lastUserId, state.lastUserId);
  world.requestCount = state.requestCount + skipped;
  for (const issued of state.codes) world.codes.restore(issued);
  for (const issued of state.tokens) world.tokens.restore(issued);
  for (const invoice of state.invoices) world.invoices.restore(invoice);
  world.invoices.lastId = Math.max(world.invoices.lastId, state.lastInvoiceId + skipped);
  for (const [userId, balance] of state.balances) world.balances.set(userId, balance);
  for (const user of state.passersBy) world.passersBy.set(user.id, user);
}
