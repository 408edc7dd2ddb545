import type { Clock } from './clock.ts';
import type { ClientRegistration } from './clients.ts';
import type { Codes } from './codes.ts';
import type { DeliverNotice } from './deliver-to.ts';
import type { Deliveries } from './deliveries.ts';
import type { Dial } from './dial.ts';
import type { Faults } from './faults.ts';
import type { Attempt, Invoices } from './invoices.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';
import type { RecordedRequest } from './recorded.ts';
import type { Schedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import type { Tokens } from './tokens.ts';
import type { User } from './users.ts';

/** All that one sandbox knows. */
export interface World {
  readonly clients: ReadonlyMap<string, ClientRegistration>;
  readonly users: readonly User[];
  /** The customers that were made for the occasion, by id. */
  readonly passersBy: Map<string, User>;
  readonly adminToken: string;
  /** The key in the address of the phone, which lets a browser in. */
  readonly pageKey: string;
  /** The cookie that a browser gets for the key. */
  readonly pageSecret: string;
  readonly codeLifetime: number;
  /** How many runs there were before this one. */
  readonly runs: number;
  readonly random: Random;
  readonly clock: Clock;
  readonly codes: Codes;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly invoices: Invoices;
  readonly deliveries: Deliveries;
  readonly schedule: Schedule;
  /** Calls a merchant's server over the network. */
  readonly dial: Dial;
  /** What carries notices in place of the network. */
  readonly deliver: DeliverNotice | undefined;
  /** The host names, beside this machine's, that notices may go to. */
  readonly deliverTo: ReadonlySet<string>;
  /** Failures that are reported after the payment that followed them, by invoice. */
  readonly heldNotices: Map<number, Attempt[]>;
  /** What each customer has whose balance has changed, by `userId`: whole tögrög. */
  readonly balances: Map<number, number>;
  /** The highest number that a customer has. */
  lastUserId: number;
  /** How many numbers of transactions were given. */
  lastTxn: number;
  readonly requests: RecordedRequest[];
  /** How many requests were recorded since the start. */
  requestCount: number;
  /** How many streams of events are open. */
  streams: number;
  /** Ends each request to `fetch` that is not answered yet. */
  readonly underWay: Set<AbortController>;
}
