const madeUp =
  'sbx sandbox test example sample demo dummy fake mock dev local secret password shop'.split(' ');

/**
 * Whether a secret looks like one that somebody was given, not one that somebody made up: 16 characters or
 * more without a space, at least 6 of them different, and no word of those that made-up secrets have, such as
 * `test`, `secret`, `shop` or the sandbox's own `sbx`.
 */
export function looksReal(secret: string): boolean {
  if (secret.length < 16 || /\s/.test(secret) || new Set(secret).size < 6) return false;
  const lower = secret.toLowerCase();
  return !madeUp.some((word) => lower.includes(word));
}
