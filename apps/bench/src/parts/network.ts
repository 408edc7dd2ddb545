import { setTimeout } from 'node:timers/promises';
import { contender, type Contender } from '../contenders.ts';
import type { Effort } from '../effort.ts';
import type { Findings } from '../report/table.ts';
import { roundTrip, withLine, type Line } from './line.ts';
import { networkFindings } from './network-findings.ts';
import { player, type Player } from './players.ts';

const warmedUp: Contender = { id: 'ours-warmed-up', name: 'ours, after warmUp', kind: 'ours' };
const overNetwork = [
  'raw-socket',
  'node-http',
  'undici',
  'fetch',
  'ours',
  'ours-over-fetch',
  'oauth4webapi',
  'openid-client',
  'simple-oauth2',
].map(contender);

/** What an exchange met: a new process, a kept connection, or one that was idle for some seconds. */
export type Circumstance = 'first' | 'kept' | 'silent 5' | 'saysFive 5' | 'silent 30';

/** Round trips of exchanges, by contender and circumstance. */
export interface Travels {
  readonly contenders: readonly Contender[];
  readonly of: (id: string, circumstance: Circumstance) => readonly number[];
}

/** One exchange over a line of 40 ms with TLS, in round trips. */
export async function network(effort: Effort, log: (line: string) => void): Promise<Findings> {
  const travels = new Map<string, number[]>();
  const timed = async (one: Player, circumstance: Circumstance): Promise<void> => {
    const { seconds } = await one.run(1, 1);
    const key = `${one.contender.id} ${circumstance}`;
    travels.set(key, [...(travels.get(key) ?? []), (seconds * 1_000) / roundTrip]);
  };

  await withLine(async (line) => {
    for (let round = 0; round < effort.freshProcesses; round++) {
      log(`fresh processes, round ${round + 1} of ${effort.freshProcesses}`);
      for (const one of [...overNetwork, warmedUp]) {
        const fresh = await player(one, { url: line.silent, env: line.env });
        await timed(fresh, 'first').finally(fresh.end);
      }
    }
    await keptConnections(line, effort, timed, log);
  });

  return networkFindings({
    contenders: [...overNetwork, warmedUp],
    of: (id, circumstance) => travels.get(`${id} ${circumstance}`) ?? [],
  });
}

async function keptConnections(
  line: Line,
  { kept, pauses }: Effort,
  timed: (player: Player, circumstance: Circumstance) => Promise<void>,
  log: (line: string) => void,
): Promise<void> {
  const silent: Player[] = [];
  const saysFive: Player[] = [];
  try {
    for (const one of overNetwork) {
      log(`kept connections of ${one.name}`);
      silent.push(await player(one, { url: line.silent, env: line.env }));
      saysFive.push(await player(one, { url: line.saysFive, env: line.env }));
    }
    const lastUsed = new Map<Player, number>();
    const use = async (one: Player, exchange: Promise<unknown>): Promise<void> => {
      await exchange;
      lastUsed.set(one, performance.now());
    };
    for (const one of [...silent, ...saysFive]) await use(one, one.run(1, 1));
    for (const one of silent) {
      for (let i = 0; i < kept; i++) await use(one, timed(one, 'kept'));
    }

    // One after the other, but all idle at the same time.
    const after = async (
      one: Player,
      seconds: 5 | 30,
      circumstance: Circumstance,
    ): Promise<void> => {
      const idle = performance.now() - (lastUsed.get(one) ?? 0);
      await setTimeout(Math.max(0, seconds * 1_000 - idle));
      await use(one, timed(one, circumstance));
    };
    for (let i = 0; i < pauses[5]; i++) {
      log(`idle for 5 s, ${i + 1} of ${pauses[5]}`);
      // Anew, since the line that says 5 s must not be idle for longer.
      for (const one of [...silent, ...saysFive]) await use(one, one.run(1, 1));
      for (const one of silent) await after(one, 5, 'silent 5');
      for (const one of saysFive) await after(one, 5, 'saysFive 5');
    }
    for (let i = 0; i < pauses[30]; i++) {
      log(`idle for 30 s, ${i + 1} of ${pauses[30]}`);
      for (const one of silent) await after(one, 30, 'silent 30');
    }
  } finally {
    await Promise.all([...silent, ...saysFive].map(({ end }) => end()));
  }
}
