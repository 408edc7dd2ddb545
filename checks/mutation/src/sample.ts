import { randomFrom, shuffled } from '@monpay-miniapp/shared/random';

/**
 * As many of the items as asked for, one from each of as many stretches of equal length, so that they are spread
 * evenly over the files: which one of a stretch, the seed decides. In any order, so that a run that is broken off
 * is a sample too.
 */
export function sample<T>(items: readonly T[], size: number, seed: number): T[] {
  if (size >= items.length) return [...items];
  const random = randomFrom(seed);
  const chosen = Array.from({ length: size }, (_, i) => {
    const from = Math.floor((i * items.length) / size);
    const to = Math.floor(((i + 1) * items.length) / size);
    return items[from + Math.floor(random() * (to - from))];
  }).filter((item) => item !== undefined);
  return shuffled(chosen, random);
}
