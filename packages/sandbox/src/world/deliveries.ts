import { forgetOldest } from './forget-oldest.ts';

/** A payment notice on its way to the merchant, or what became of it. */
export interface NoticeDelivery {
  /** Such as `delivery-3`. */
  readonly id: string;
  readonly invoiceId: number;
  /** The merchant's address with the query of the notice. */
  readonly url: string;
  readonly method: 'GET';
  /** When it was sent: ISO 8601. */
  readonly at: string;
  /** `not_sent`: the address is not on this machine, and not among those that were allowed. */
  readonly state: 'waiting' | 'answered' | 'failed' | 'not_sent';
  /** The HTTP status, or null if nothing was answered or sent. */
  readonly status: number | null;
  /** The beginning of what the merchant's server answered. */
  readonly answer?: string;
  /** How long the answer took: milliseconds. */
  readonly duration?: number;
  /** Why it was not sent or got no answer, and what to do. */
  readonly reason?: string;
}

/** What became of a delivery. */
export type DeliveryOutcome = Pick<
  NoticeDelivery,
  'state' | 'status' | 'answer' | 'duration' | 'reason'
>;

/** The memory of deliveries. */
export interface Deliveries {
  add(fields: Pick<NoticeDelivery, 'invoiceId' | 'url' | 'at'>): NoticeDelivery;
  /** Writes down what became of one; returns it as it is now. */
  settle(id: string, outcome: DeliveryOutcome): NoticeDelivery | undefined;
  findById(id: string): NoticeDelivery | undefined;
  /** Counts what leads to a delivery as waiting until it has settled. */
  track<Result>(leading: Promise<Result>): Promise<Result>;
  /** How many wait for an answer. */
  underWay(): number;
  /** Resolves when none waits any more. */
  settled(): Promise<void>;
  all(): NoticeDelivery[];
  clear(): void;
}

/** How many deliveries are remembered; the oldest are forgotten first. */
const deliveriesLimit = 1000;

/** An empty memory of deliveries. */
export function createDeliveries(): Deliveries {
  const byId = new Map<string, NoticeDelivery>();
  const waiting = new Set<string>();
  const leads = new Set<Promise<unknown>>();
  let listeners: (() => void)[] = [];
  let count = 0;
  const done = (ids: readonly string[]): void => {
    for (const id of ids) waiting.delete(id);
    if (waiting.size + leads.size > 0) return;
    for (const listener of listeners) listener();
    listeners = [];
  };
  return {
    add(fields) {
      const delivery: NoticeDelivery = {
        ...fields,
        id: `delivery-${++count}`,
        method: 'GET',
        state: 'waiting',
        status: null,
      };
      done(forgetOldest(byId, deliveriesLimit).map(({ id }) => id));
      byId.set(delivery.id, delivery);
      waiting.add(delivery.id);
      return delivery;
    },
    settle(id, outcome) {
      const delivery = byId.get(id);
      if (delivery) byId.set(id, { ...delivery, ...outcome });
      done([id]);
      return byId.get(id);
    },
    findById: (id) => byId.get(id),
    track(leading) {
      leads.add(leading);
      const over = (): void => {
        leads.delete(leading);
        done([]);
      };
      leading.then(over, over);
      return leading;
    },
    underWay: () => waiting.size,
    settled: () =>
      waiting.size + leads.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            listeners.push(resolve);
          }),
    all: () => [...byId.values()],
    clear() {
      done([...waiting]);
      byId.clear();
    },
  };
}
