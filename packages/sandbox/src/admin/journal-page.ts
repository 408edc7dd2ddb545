import type { PlainRequest } from '../http/message.ts';
import type { JournalEntry } from '../world/journal.ts';
import { sweep } from '../world/launches.ts';
import type { World } from '../world/world.ts';
import { wholeIn } from './whole-in.ts';

/** The most entries of one answer. */
const most = 100;

/**
 * What happened after an entry, as far as it is remembered, the oldest first; without `after`, nothing but the
 * id of the last entry.
 * @throws {BadValue} if `after` is not the id of an entry
 */
export function journalPage(
  world: World,
  request: PlainRequest,
): { readonly last: number; readonly entries: readonly JournalEntry[] } {
  sweep(world);
  const { journal } = world;
  const last = journal.last();
  let at = wholeIn(request, 'after', 0, Number.MAX_SAFE_INTEGER) ?? last;
  const entries: JournalEntry[] = [];
  while (entries.length < most) {
    const entry = journal.after(at);
    if (!entry) break;
    entries.push(entry);
    at = entry.id;
  }
  return { last, entries };
}
