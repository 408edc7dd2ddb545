import type { Explanation } from './explanation.ts';
import type { FaultName } from './fault-names.ts';
import type { User } from './users.ts';

/** A token request as it may be shown: no secret, no code, no token in it. */
export interface RecordedRequest {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  /** The code that was sent, by its name. */
  readonly codeId?: string;
  readonly method: string;
  readonly path: string;
  readonly userAgent?: string;
  /** The fields of the form; what may not be shown is `[redacted]`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The HTTP status, or null where no answer was given. */
  readonly status: number | null;
  readonly error?: string;
  readonly fault?: FaultName;
  readonly explanation?: Explanation;
  /** The request as a command; secret and code are shell variables. */
  readonly curl: string;
}

/** What happened. */
export type JournalEntryType =
  | 'minted'
  | 'launched'
  | 'token_request'
  | 'token_issued'
  | 'refused'
  | 'expired'
  | 'revoked'
  | 'fault_set'
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
  readonly explanation?: Explanation;
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

/** A time as ISO 8601 in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
