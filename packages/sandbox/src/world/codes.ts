import { forgetOldest } from './forget-oldest.ts';
import type { User } from './users.ts';

/** What has become of a code. */
export type CodeState = 'live' | 'spent' | 'expired' | 'revoked';

/** An authorization code and what it is bound to. */
export interface IssuedCode {
  /** A name that may be shown, such as `code-3`; the code itself may not. */
  readonly id: string;
  readonly code: string;
  readonly user: User;
  readonly clientId: string;
  /** The redirect URI that was registered when the code was issued. */
  readonly redirectUri: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  state: CodeState;
  /** When the code was exchanged, and by which request. */
  spent?: { readonly at: number; readonly requestId: number };
}

/** The memory of issued codes. */
export interface Codes {
  add(issued: Omit<IssuedCode, 'id' | 'state'>): IssuedCode;
  /** Takes a code back into memory that an earlier run of the sandbox issued. */
  restore(issued: IssuedCode): void;
  find(code: string): IssuedCode | undefined;
  findById(id: string): IssuedCode | undefined;
  /** Marks the codes whose time is up, and returns those that were live until then. */
  expire(now: number): IssuedCode[];
  all(): IssuedCode[];
  clear(): void;
}

/** How many codes are remembered; the oldest are forgotten first, and are then unknown. */
const codesLimit = 10_000;

/** An empty memory of codes. */
export function createCodes(): Codes {
  const byCode = new Map<string, IssuedCode>();
  const byId = new Map<string, IssuedCode>();
  let living: IssuedCode[] = [];
  let count = 0;
  const restore = (issued: IssuedCode): void => {
    for (const { id } of forgetOldest(byCode, codesLimit)) byId.delete(id);
    byCode.set(issued.code, issued);
    byId.set(issued.id, issued);
    count = Math.max(count, Number(issued.id.slice('code-'.length)));
    living.push(issued);
    if (living.length > codesLimit) living.shift();
  };
  return {
    add(fields) {
      const issued: IssuedCode = { ...fields, id: `code-${count + 1}`, state: 'live' };
      restore(issued);
      return issued;
    },
    restore,
    find: (code) => byCode.get(code),
    findById: (id) => byId.get(id),
    expire(now) {
      // Codes live equally long, so they expire in the order in which they were issued.
      const first = living.findIndex(({ expiresAt }) => expiresAt > now);
      const over = living.splice(0, first === -1 ? living.length : first);
      const expired = over.filter(({ state }) => state === 'live');
      for (const issued of expired) issued.state = 'expired';
      return expired;
    },
    all: () => [...byCode.values()],
    clear() {
      byCode.clear();
      byId.clear();
      living = [];
    },
  };
}
