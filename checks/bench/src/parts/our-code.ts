import { contender, type Contender } from '../contenders.ts';
import type { Workload } from '../workload.ts';
import { roundRobin, withRunning } from './running-contenders.ts';

const stub: Contender = { id: 'stub', name: 'the stub alone', kind: 'floor' };
/** Those who take a `fetch`, which can be one that sends nothing. */
const stubbed = [
  stub,
  ...['ours-over-fetch', 'oauth4webapi', 'openid-client', 'badgateway-oauth2-client'].map(
    contender,
  ),
];

/** Microseconds of an exchange over a stubbed transport, round by round. */
export interface OurCode {
  readonly stub: readonly number[];
  /** By name. The stub's own time is still in it. */
  readonly over: ReadonlyMap<string, readonly number[]>;
}

/** What each client's own code takes, with a `fetch` that answers at once. */
export async function ourCode(workload: Workload, log: (line: string) => void): Promise<OurCode> {
  const times = new Map<string, number[]>(stubbed.map(({ name }) => [name, []]));
  const count = 5 * workload.exchanges[1];
  await withRunning(stubbed, undefined, workload, log, (running) =>
    roundRobin(running, workload.rounds, log, async ({ contender: { name }, run }) => {
      const { seconds } = await run(count, 1);
      times.get(name)?.push((seconds / count) * 1e6);
    }),
  );
  const alone = times.get(stub.name) ?? [];
  times.delete(stub.name);
  return { stub: alone, over: times };
}
