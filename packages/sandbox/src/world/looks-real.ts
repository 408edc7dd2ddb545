const madeUp =
  /sbx|sandbox|test|example|sample|demo|dummy|fake|mock|dev|local|secret|password|shop/i;

/**
 * Whether a secret looks like one that somebody was given, not one that somebody made up: 16 characters or
 * more of letters and digits (and `+ / = _ . -`) with both in it, and no word of those that made-up
 * secrets have, such as `test`, `secret`, `shop` or the sandbox's own `sbx`.
 */
export function looksReal(secret: string): boolean {
  return (
    /^[\w+/=.-]{16,}$/.test(secret) &&
    /\d/.test(secret) &&
    /[a-z]/i.test(secret) &&
    !madeUp.test(secret)
  );
}
