import { contenders } from '../contenders.ts';
import { concurrencies, type Concurrency, type Workload } from '../workload.ts';
import { twoCores } from '../workers/cores.ts';
import type { Run } from '../workers/measured-run.ts';
import type { Seen } from '../workers/seen-codes.ts';
import type { TokenServerQuestion } from '../workers/token-server.ts';
import { startWorker, type Worker } from '../workers/worker.ts';
import { roundRobin, withRunning, type RunningContender } from './running-contenders.ts';

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
export async function exchange(workload: Workload, log: (line: string) => void): Promise<Turns> {
  const server: Worker<TokenServerQuestion, number> = await startWorker('token-server.ts', {
    core: twoCores()?.server,
  });
  const turns = new Map<string, Turn[]>(contenders.map(({ id }) => [id, []]));
  try {
    const url = `http://127.0.0.1:${server.ready}`;
    await withRunning(contenders, url, workload, log, async (running) => {
      await roundRobin(running, workload.rounds, log, async (client) => {
        turns.get(client.contender.id)?.push(await turn(client, server, workload));
      });
      for (const client of running) await assertAllSent(client, server);
    });
  } finally {
    await server.end();
  }
  return turns;
}

async function turn(
  client: RunningContender,
  server: Worker<TokenServerQuestion, number>,
  { exchanges }: Workload,
): Promise<Turn> {
  // Not counted: connections that went while the others had their turns are opened again.
  await client.run(100, 50);
  const runs = new Map<Concurrency, Turn['runs'][Concurrency]>();
  let busy = 0;
  for (const concurrency of concurrencies) {
    const count = exchanges[concurrency];
    const before = await server.ask<number>('cpu');
    const run = await client.run(count, concurrency);
    busy = ((await server.ask<number>('cpu')) - before) / 1e6 / run.seconds;
    runs.set(concurrency, { ...run, count });
  }
  const allocated = await client.allocated(exchanges[1] / 2);
  return { runs: Object.fromEntries(runs) as Turn['runs'], allocated, serverBusy: busy };
}

/** Every exchange must have reached the server, once. */
async function assertAllSent(
  { contender, series, exchanged }: RunningContender,
  server: Worker<TokenServerQuestion, number>,
): Promise<void> {
  const { requests, spentTwice } = await server.ask<Seen>({ series });
  if (requests === exchanged() && spentTwice === 0) return;
  throw new Error(
    `${contender.name} made ${exchanged()} exchanges with ${requests} requests, and spent ${spentTwice} codes twice`,
  );
}
