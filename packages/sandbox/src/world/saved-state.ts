import * as z from 'zod/mini';
import { text } from './judge.ts';
import type { IssuedCode } from './codes.ts';
import type { Invoice } from './invoices.ts';
import type { IssuedToken } from './tokens.ts';
import type { User } from './users.ts';

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
