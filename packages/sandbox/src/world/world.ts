import { BadValue } from './bad-value.ts';
import { createClock, type Clock } from './clock.ts';
import type { ClientRegistration } from './clients.ts';
import { createCodes, type Codes, type IssuedCode } from './codes.ts';
import { createFaults, type ArmedFault, type Faults } from './faults.ts';
import { customerOf } from './customers.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createInvoices, type Invoices } from './invoices.ts';
import { createJournal, type Journal, type JournalEntry, type RecordedRequest } from './journal.ts';
import type { DeliverNotice } from './deliver-to.ts';
import { readOptions, type SandboxOptions } from './options.ts';
import type { Attempt } from './payments.ts';
import type { Random } from './random.ts';
import { restoreState } from './saved-state.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import { createTokens, type Tokens } from './tokens.ts';
import type { NewUser, User } from './users.ts';

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

/** How many requests are remembered; the oldest are forgotten first. */
export const requestsLimit = 1000;

/** @throws {TypeError} if an option is wrong. */
export function createWorld(options: SandboxOptions): World {
  const { clients, now, saved, random, ...setup } = readOptions(options);
  const runs = saved === undefined ? 0 : saved.runs + 1;
  const clock = createClock(now);
  const journal = createJournal(() => clock.now());
  const world: World = {
    ...setup,
    runs,
    clients: new Map(clients.map((client) => [client.clientId, client])),
    pageKey: random('page key'),
    pageSecret: random('page'),
    // What an earlier run made never comes a second time.
    random: runs === 0 ? random : (kind) => random(`${kind} of run ${runs}`),
    clock,
    journal,
    codes: createCodes(),
    faults: createFaults(
      (armed) => journal.write(faultSet(armed)),
      () => journal.write({ type: 'faults_cleared' }),
    ),
    tokens: createTokens(),
    invoices: createInvoices(),
    deliveries: createDeliveries(),
    schedule: createSchedule(() => clock.now()),
    heldNotices: new Map(),
    passersBy: new Map(),
    lastUserId: Math.max(...setup.users.map(({ userId }) => userId)),
    balances: new Map(),
    lastTxn: 0,
    requests: [],
    requestCount: 0,
    streams: 0,
    underWay: new Set(),
  };
  if (saved) restoreState(world, saved);
  return world;
}

function faultSet({ fault, times, on }: ArmedFault): Omit<JournalEntry, 'id' | 'at'> {
  const explanation = {
    rule: `fault_${fault}`,
    level: 'assumed',
    sources: [],
    en: `The fault ${fault} waits for ${times} ${on} request${times === 1 ? '' : 's'}.`,
    mn: `${fault} гэмтэл ${on === 'token' ? 'токены' : `${on}-ийн`} ${times} хүсэлтийг хүлээж байна.`,
  } as const;
  return { type: 'fault_set', explanation };
}

/**
 * Mints a code for a customer, as MonPay does when the mini app is tapped.
 * @param user the id of one of the customers, or any customer; by default the first
 * @throws {TypeError} if there is no such customer or client.
 */
export function issueCode(world: World, user?: string | NewUser, clientId?: string): IssuedCode {
  const customer = customerOf(world, user);
  const client = clientOf(world, clientId);
  sweep(world);
  const issuedAt = world.clock.now();
  const issued = world.codes.add({
    code: `sbx_code_${world.random('code')}`,
    user: customer,
    clientId: client.clientId,
    redirectUri: client.redirectUri,
    issuedAt,
    expiresAt: issuedAt + world.codeLifetime,
  });
  world.journal.write({ type: 'minted', codeId: issued.id, user: customer });
  return issued;
}

/** @throws {TypeError} if there is no such client. */
export function clientOf({ clients }: World, clientId: string | undefined): ClientRegistration {
  const found = clientId === undefined ? firstClient(clients) : clients.get(clientId);
  if (!found) throw new BadValue('There is no client with this id.');
  return found;
}

/** There is always one: the options are checked for it. */
export function firstClient(clients: World['clients']): ClientRegistration {
  return clients.values().next().value as ClientRegistration;
}

/** The URL that MonPay would open: the redirect URI as it was registered, and the code. */
export function launchUrlOf({ code, redirectUri }: IssuedCode): string {
  const joint = redirectUri.includes('?') ? '&' : '?';
  return `${redirectUri}${joint}code=${encodeURIComponent(code)}`;
}

/** Lets the codes expire whose time is up. */
export function sweep({ codes, clock, journal }: World): void {
  for (const { id, user } of codes.expire(clock.now())) {
    journal.write({ type: 'expired', codeId: id, user });
  }
}

/** Makes a live code worthless. */
export function revoke(world: World, issued: IssuedCode): void {
  sweep(world);
  if (issued.state !== 'live') return;
  issued.state = 'revoked';
  world.journal.write({ type: 'revoked', codeId: issued.id, user: issued.user });
}

/** Lets a live code expire before its time. */
export function expireCode(world: World, issued: IssuedCode): void {
  sweep(world);
  if (issued.state !== 'live') return;
  issued.state = 'expired';
  world.journal.write({ type: 'expired', codeId: issued.id, user: issued.user });
}

/** Records that the phone opened the mini app with this code. */
export function launch(world: World, issued: IssuedCode): string {
  sweep(world);
  world.journal.write({ type: 'launched', codeId: issued.id, user: issued.user });
  return launchUrlOf(issued);
}

/** Moves the sandbox's time on. */
export function advance(world: World, ms: number): void {
  world.clock.advance(ms);
  world.journal.write({ type: 'clock', advanced: ms });
  sweep(world);
  world.schedule.runDue();
}

/** Takes other settings from now on. They are expected to be checked. */
export function changeSettings(world: World, settings: Partial<Settings>): void {
  Object.assign(world.settings, settings);
  world.journal.write({ type: 'settings', changes: settings });
}

/**
 * Forgets codes, tokens, invoices, deliveries, requests and faults. Credentials stay, every balance is what it was
 * at the start, and neither a code nor an invoice's id comes a second time.
 */
export function reset(world: World): void {
  world.schedule.clear();
  world.codes.clear();
  world.tokens.clear();
  world.invoices.clear();
  world.deliveries.clear();
  world.balances.clear();
  world.heldNotices.clear();
  world.requests.length = 0;
  world.faults.clear();
  world.journal.clear();
  world.journal.write({ type: 'reset' });
}
