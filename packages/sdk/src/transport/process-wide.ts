/**
 * What all copies of this package in one process share: a bundle may hold it twice, as ESM and as CommonJS, or
 * in two versions. The number in the name changes when what is shared does.
 * @param name - with a number at its end
 * @param fits - whether what was found is what another copy left there, and not something else
 */
export function processWide<Shared extends object>(
  name: string,
  fits: (found: Partial<Shared>) => boolean,
  make: () => Shared,
): Shared {
  const key = Symbol.for(`@monpay-miniapp/sdk/${name}`);
  try {
    const global = globalThis as { [key]?: unknown };
    const found = Object(global[key]) as Partial<Shared>;
    if (fits(found)) return found as Shared;
    const made = Object.freeze(make());
    // Without writable and configurable: nothing in the process can take it away again.
    Object.defineProperty(globalThis, key, { value: made });
    return made;
  } catch {
    // Somebody froze the global object, or put something there that isn't ours.
    return make();
  }
}
