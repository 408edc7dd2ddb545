import type { JournalEntry, RecordedRequest } from '../generated/admin-api.ts';
import type { Admin } from './admin.ts';
import type { Customer } from './customer.ts';

/** The id of the last thing that happened in the sandbox. */
export async function lastEntry(admin: Admin): Promise<number> {
  const { last } = await admin.call<'readJournal'>('GET', '/_sandbox/journal');
  return last;
}

/** Reads what happened in the sandbox after an entry: each time only what is new since the last time. */
export function followJournal(admin: Admin, since: number): () => Promise<readonly JournalEntry[]> {
  const all: JournalEntry[] = [];
  let reading: Promise<unknown> = Promise.resolve();
  const readOn = async (): Promise<readonly JournalEntry[]> => {
    for (;;) {
      const path = `/_sandbox/journal?after=${all.at(-1)?.id ?? since}`;
      const { entries, last } = await admin.call<'readJournal'>('GET', path);
      all.push(...entries);
      if (entries.length === 0 || (entries.at(-1)?.id ?? 0) >= last) return [...all];
    }
  };
  return () => {
    const next = reading.catch(() => {}).then(readOn);
    reading = next;
    return next;
  };
}

/** The token requests of a customer's launches, good and bad. */
export function tokenRequestsOf(
  entries: readonly JournalEntry[],
  customer: Customer,
): readonly RecordedRequest[] {
  return requestsOf(entries, customer, 'token_request');
}

/** The calls of the resource API with a customer's token. */
export function resourceCallsOf(
  entries: readonly JournalEntry[],
  customer: Customer,
): readonly RecordedRequest[] {
  return requestsOf(entries, customer, 'resource_request');
}

function requestsOf(
  entries: readonly JournalEntry[],
  customer: Customer,
  kind: JournalEntry['type'],
): readonly RecordedRequest[] {
  return entries.flatMap(({ type, user, request }) =>
    type === kind && user?.id === customer.id && request ? [request] : [],
  );
}

/** Whether a request was about who the customer is. */
export function isUserInfo({ path }: RecordedRequest): boolean {
  return path.endsWith('/userinfo');
}

/** The numbers of the invoices that were for one of these customers, or that one of them has paid. */
export function invoicesOf(
  entries: readonly JournalEntry[],
  users: ReadonlySet<number | undefined>,
): ReadonlySet<number | undefined> {
  const found = entries.flatMap(({ invoice }) => {
    if (!invoice) return [];
    const { id, user_id, payments } = invoice;
    const concerned = [user_id, ...payments.map((payment) => payment.user_id)];
    return concerned.some((number) => number !== undefined && users.has(number)) ? [id] : [];
  });
  return new Set(found);
}
