import { forgetOldest } from './forget-oldest.ts';
import type { User } from './users.ts';

/** An access token and whom it speaks for: a customer, or the merchant alone. */
export interface IssuedToken {
  /** A name that may be shown, such as `token-3`; the token itself may not. */
  readonly id: string;
  readonly token: string;
  readonly clientId: string;
  /** The customer of a launch; the merchant's own token has none. */
  readonly user?: User;
  readonly issuedAt: number;
  revoked: boolean;
}

/** The memory of issued tokens. */
export interface Tokens {
  add(issued: Omit<IssuedToken, 'id' | 'revoked'>): IssuedToken;
  /** Takes a token back into memory that an earlier run of the sandbox issued. */
  restore(issued: IssuedToken): void;
  find(token: string): IssuedToken | undefined;
  findById(id: string): IssuedToken | undefined;
  all(): IssuedToken[];
  clear(): void;
}

/** How many tokens are remembered; the oldest are forgotten first. */
const tokensLimit = 10_000;

/** An empty memory of tokens. */
export function createTokens(): Tokens {
  const byToken = new Map<string, IssuedToken>();
  const byId = new Map<string, IssuedToken>();
  let count = 0;
  const restore = (issued: IssuedToken): void => {
    for (const { id } of forgetOldest(byToken, tokensLimit)) byId.delete(id);
    byToken.set(issued.token, issued);
    byId.set(issued.id, issued);
    count = Math.max(count, Number(issued.id.slice('token-'.length)));
  };
  return {
    add(fields) {
      const issued: IssuedToken = { ...fields, id: `token-${count + 1}`, revoked: false };
      restore(issued);
      return issued;
    },
    restore,
    find: (token) => byToken.get(token),
    findById: (id) => byId.get(id),
    all: () => [...byToken.values()],
    clear() {
      byToken.clear();
      byId.clear();
    },
  };
}
