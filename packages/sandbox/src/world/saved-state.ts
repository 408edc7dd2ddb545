import * as z from 'zod/mini';
import { text } from './judge.ts';
import type { IssuedCode } from './codes.ts';
import type { Invoice } from './invoices.ts';
import type { IssuedToken } from './tokens.ts';
import type { User } from './users.ts';
import type { World } from './world.ts';

/** What a sandbox remembers from one run to the next, as JSON. It holds codes and tokens, so keep it to yourself. */
export interface SavedState {
  readonly version: 1;
  /** How many runs there were before this one; what each makes is different, even with the same seed. */
  readonly runs: number;
  /** How far the clock is ahead: milliseconds. */
  readonly ahead: number;
  readonly lastInvoiceId: number;
  readonly lastTxn: number;
  readonly lastUserId: number;
  readonly requestCount: number;
  readonly codes: readonly IssuedCode[];
  readonly tokens: readonly IssuedToken[];
  readonly invoices: readonly Invoice[];
  readonly balances: readonly (readonly [userId: number, balance: number])[];
  readonly passersBy: readonly User[];
  /** Whether it was saved at the end of a run; a run that broke off may have given more numbers than are here. */
  readonly clean: boolean;
}

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

const words = { error: 'is not what save() of a sandbox of this version returned' };
const count = z.number(words).check(z.gte(0, words));
const listOf = (shape: z.core.$ZodShape) => z.array(z.looseObject(shape, words), words);

/** The state, if it is one at all: its parts are of the kinds that they must be. */
export const soundState = z.looseObject(
  {
    version: z.literal(1, words),
    runs: count,
    ahead: count,
    lastInvoiceId: count,
    lastTxn: count,
    lastUserId: count,
    requestCount: count,
    codes: listOf({ code: z.string(words), id: text(/^code-\d{1,15}$/, words.error) }),
    tokens: listOf({ token: z.string(words), id: text(/^token-\d{1,15}$/, words.error) }),
    invoices: listOf({ id: z.int(words), payments: z.array(z.unknown(), words) }),
    balances: z.array(z.tuple([z.number(words), z.number(words)], words), words),
    passersBy: listOf({}),
  },
  words,
) as unknown as z.ZodMiniType<SavedState>;

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
