import { keyedHash } from './keyed-hash.ts';

/** Makes values that nobody can guess, or, if a seed is given, the same ones each time. */
export type Random = (kind: string) => string;

/** The values of one sandbox: the n-th of a kind depends on the seed, the kind and n alone. */
export function createRandom(seed: string | undefined): Random {
  const key = seed ?? crypto.getRandomValues(new Uint8Array(32));
  const counts = new Map<string, number>();
  return (kind) => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return keyedHash(key, `${kind} ${count}`).slice(0, 32);
  };
}
