import { contenders } from '../contenders.ts';
import { concurrencies, type Concurrency, type Effort } from '../effort.ts';
import { twoCores } from '../workers/cores.ts';
import type { Run } from '../workers/measured-run.ts';
import type { Seen } from '../workers/seen-codes.ts';
import type { TokenServerQuestion } from '../workers/token-server.ts';
import { startWorker, type Worker } from '../workers/worker.ts';
import { roundRobin, withPlayers, type Player } from './players.ts';

/** What one contender did in one round. */
export interface Turn {
  readonly runs: Readonly<Record<Concurrency, Run & { readonly count: number }>>;
  readonly allocated: number;
  /** How much of one core the server was busy for, at the highest concurrency. */
  readonly serverBusy: number;
}

/** The turns of each contender, by its id. */
export type Turns = ReadonlyMap<string, readonly Turn[]>;

/** One exchange on loopback: how long, how many, at what cost. */
export async function exchange(effort: Effort, log: (line: string) => void): Promise<Turns> {
  const server: Worker<TokenServerQuestion, number> = await startWorker('token-server.ts', {
    core: twoCores()?.server,
  });
  const turns = new Map<string, Turn[]>(contenders.map(({ id }) => [id, []]));
  try {
    const url = `http://127.0.0.1:${server.ready}`;
    await withPlayers(contenders, url, effort, log, async (players) => {
      await roundRobin(players, effort.rounds, log, async (player) => {
        turns.get(player.contender.id)?.push(await turn(player, server, effort));
      });
      for (const player of players) await assertAllSent(player, server);
    });
  } finally {
    await server.end();
  }
  return turns;
}

async function turn(
  player: Player,
  server: Worker<TokenServerQuestion, number>,
  { exchanges }: Effort,
): Promise<Turn> {
  // Not counted: connections that went while the others had their turns are opened again.
  await player.run(100, 50);
  const runs = new Map<Concurrency, Turn['runs'][Concurrency]>();
  let busy = 0;
  for (const concurrency of concurrencies) {
    const count = exchanges[concurrency];
    const before = await server.ask<number>('cpu');
    const run = await player.run(count, concurrency);
    busy = ((await server.ask<number>('cpu')) - before) / 1e6 / run.seconds;
    runs.set(concurrency, { ...run, count });
  }
  const allocated = await player.allocated(exchanges[1] / 2);
  return { runs: Object.fromEntries(runs) as Turn['runs'], allocated, serverBusy: busy };
}

/** Every exchange must have reached the server, once. */
async function assertAllSent(
  { contender, series, exchanged }: Player,
  server: Worker<TokenServerQuestion, number>,
): Promise<void> {
  const { requests, spentTwice } = await server.ask<Seen>({ series });
  if (requests === exchanged() && spentTwice === 0) return;
  throw new Error(
    `${contender.name} made ${exchanged()} exchanges with ${requests} requests, and spent ${spentTwice} codes twice`,
  );
}
