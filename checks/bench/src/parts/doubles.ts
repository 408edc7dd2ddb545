import type { Contender } from '../contenders.ts';
import type { Doubled } from '../workers/doubled-launches.ts';
import type { Seen } from '../workers/seen-codes.ts';
import type { TokenServerQuestion } from '../workers/token-server.ts';
import { startWorker, type Worker } from '../workers/worker.ts';
import { startContender } from './running-contenders.ts';

/** Launches, of which half repeat the code of another. */
const launches = 10_000;

/** What came of them, at the client and at the server. */
export type Doubles = ReadonlyMap<Contender, Doubled & Seen>;

/** Gives each contender 10 000 launches of which half are doubles. */
export async function doubles(
  contenders: readonly Contender[],
  log: (line: string) => void,
): Promise<Doubles> {
  const server: Worker<TokenServerQuestion, number> = await startWorker('token-server.ts');
  const found = new Map<Contender, Doubled & Seen>();
  try {
    for (const one of contenders) {
      log(`${one.name}, ${launches} launches`);
      const url = `http://127.0.0.1:${server.ready}`;
      const { ask, series, run, end } = await startContender(one, { url });
      const warm = 2_000;
      try {
        await run(warm, 50);
        const doubled = await ask<Doubled>({ doubles: launches });
        const { requests, spentTwice } = await server.ask<Seen>({ series });
        found.set(one, { ...doubled, requests: requests - warm, spentTwice });
      } finally {
        await end();
      }
    }
  } finally {
    await server.end();
  }
  return found;
}
