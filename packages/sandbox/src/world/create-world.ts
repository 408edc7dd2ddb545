import { createClock } from './clock.ts';
import { createCodes } from './codes.ts';
import type { Dial } from './dial.ts';
import { createDeliveries } from './deliveries.ts';
import { createFaults, type ArmedFault } from './faults.ts';
import { createInvoices } from './invoices.ts';
import { createJournal, type JournalEntry } from './journal.ts';
import { readOptions, type SandboxOptions } from './options.ts';
import { restoreState } from './save-state.ts';
import { createSchedule } from './schedule.ts';
import { createTokens } from './tokens.ts';
import type { World } from './world.ts';

/** @throws {TypeError} if an option is wrong. */
export function createWorld(options: SandboxOptions, dial: Dial): World {
  const { clients, now, saved, random, ...setup } = readOptions(options);
  const runs = saved === undefined ? 0 : saved.runs + 1;
  const clock = createClock(now);
  const journal = createJournal(() => clock.now());
  const world: World = {
    ...setup,
    dial,
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
