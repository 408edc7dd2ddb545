/** Waits for all. If one fails, the others are ended, and nothing runs on when this is over. */
export async function together<T>(works: readonly Promise<T>[], end: () => void): Promise<T[]> {
  const first = Promise.all(works);
  first.catch(end);
  await Promise.allSettled(works);
  return first;
}
