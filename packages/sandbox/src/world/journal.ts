import type { Explanation } from './explanation.ts';
import type { NoticeDelivery } from './deliveries.ts';
import { isoTime } from './iso-time.ts';
import type { RecordedRequest } from './recorded.ts';
import type { Settings } from './settings.ts';
import type { ShownInvoice } from './shown-invoice.ts';
import type { User } from './users.ts';
import type { Visit } from './visit.ts';

/** What happened. */
export type JournalEntryType =
  | 'minted'
  | 'launched'
  | 'visited'
  | 'token_request'
  | 'token_issued'
  | 'refused'
  | 'expired'
  | 'revoked'
  | 'resource_request'
  | 'token_revoked'
  | 'invoice'
  | 'delivery'
  | 'fault_set'
  | 'faults_cleared'
  | 'clock'
  | 'settings'
  | 'reset';

/** One thing that happened in the sandbox. */
export interface JournalEntry {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly type: JournalEntryType;
  readonly codeId?: string;
  readonly user?: User;
  readonly request?: RecordedRequest;
  /** An invoice that was made or has changed, as it was then. */
  readonly invoice?: ShownInvoice;
  /** A payment notice that was sent, or what became of it. */
  readonly delivery?: NoticeDelivery;
  readonly explanation?: Explanation;
  /** The access token that was revoked, by its name. */
  readonly tokenId?: string;
  /** The settings that have changed. */
  readonly changes?: Partial<Settings>;
  /** How far the clock was moved: milliseconds. */
  readonly advanced?: number;
  /** What the merchant's server answered to a launch that the sandbox itself made. */
  readonly visit?: Visit;
}

/** The memory of what happened, and those who want to know. */
export interface Journal {
  write(entry: Omit<JournalEntry, 'id' | 'at'>): void;
  /** The id of the last entry; 0 before the first. */
  last(): number;
  /** The first remembered entry after the one with that id. */
  after(id: number): JournalEntry | undefined;
  /** Calls the listener for each entry from now on, until the function it returns is called. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  clear(): void;
}

/** How many entries are remembered; the oldest are forgotten first. */
const journalLimit = 2000;

/** An empty journal. */
export function createJournal(now: () => number): Journal {
  const listeners = new Set<(entry: JournalEntry) => void>();
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    write(fields) {
      const entry: JournalEntry = { id: ++count, at: isoTime(now()), ...fields };
      entries.push(entry);
      if (entries.length > journalLimit) entries.shift();
      for (const listener of listeners) tell(listener, entry);
    },
    last: () => count,
    // The ids of the entries are consecutive.
    after: (id) => entries[Math.max(0, id + 1 - (entries[0]?.id ?? 0))],
    subscribe(listener) {
      const own = (entry: JournalEntry): void => listener(entry);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    clear: () => (entries = []),
  };
}

/** What a listener throws is its own affair: it surfaces as uncaught, and the request goes on. */
function tell(listener: (entry: JournalEntry) => void, entry: JournalEntry): void {
  try {
    listener(entry);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
