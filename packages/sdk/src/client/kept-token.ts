/** A token that is kept in memory: got when it is needed, by one request. */
export interface KeptToken {
  readonly get: () => Promise<string>;
  /** Forgets a token that MonPay no longer takes. Another one, that came in the meantime, stays. */
  readonly drop: (token: string) => void;
}

/** @param grant gets a token from MonPay */
export function keptToken(grant: () => Promise<string>): KeptToken {
  let kept: string | undefined;
  let coming: Promise<string> | undefined;
  return {
    async get() {
      if (kept !== undefined) return kept;
      coming ??= grant()
        .then((token) => (kept = token))
        .finally(() => (coming = undefined));
      return coming;
    },
    drop(token) {
      if (kept === token) kept = undefined;
    },
  };
}
