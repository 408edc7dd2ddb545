/**
 * As many of the items as asked for, one from each of as many stretches of equal length, so that they are spread
 * evenly over the files: which one of a stretch, the seed decides. In any order, so that a run that is broken off
 * is a sample too.
 */
export function sample<T>(items: readonly T[], size: number, seed: number): T[] {
  if (size >= items.length) return [...items];
  const random = randomNumbers(seed);
  const chosen = Array.from({ length: size }, (_, i) => {
    const from = Math.floor((i * items.length) / size);
    const to = Math.floor(((i + 1) * items.length) / size);
    return items[from + Math.floor(random() * (to - from))];
  }).filter((item) => item !== undefined);
  return chosen
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** From 0 up to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
