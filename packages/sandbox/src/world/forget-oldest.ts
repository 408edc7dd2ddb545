/**
 * Makes room in a memory that is full: the oldest tenth goes at once, since each single delete from the front
 * of a Map makes the next one dearer.
 * @returns what was forgotten
 */
export function forgetOldest<Key, Value>(memory: Map<Key, Value>, limit: number): Value[] {
  if (memory.size < limit) return [];
  const oldest = [...memory].slice(0, Math.ceil(limit / 10));
  for (const [key] of oldest) memory.delete(key);
  return oldest.map(([, value]) => value);
}
