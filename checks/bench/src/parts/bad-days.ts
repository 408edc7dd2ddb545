import { contenders, type Contender } from '../contenders.ts';
import type { Workload } from '../workload.ts';
import { startWorker } from '../workers/worker.ts';
import type { HostileExchange } from '../workers/hostile-exchange.ts';
import { doubles, type Doubles } from './doubles.ts';

/** What came of each bad day; nothing if the process could not even tell. */
export type HostileExchanges = ReadonlyMap<
  Contender,
  { readonly bomb: HostileExchange | undefined; readonly endless: HostileExchange | undefined }
>;

/** What came of all of it. */
export interface BadDays {
  readonly hostile: HostileExchanges;
  readonly doubles: Doubles;
}

/** What a server that has a bad day, or customers that tap twice, do to a client. */
export async function badDays(workload: Workload, log: (line: string) => void): Promise<BadDays> {
  const [good, bomb, endless] = await Promise.all([
    startWorker<never, number>('token-server.ts'),
    startWorker<never, number>('bad-server.ts', { args: ['bomb'] }),
    startWorker<never, number>('bad-server.ts', { args: ['endless'] }),
  ]);
  const hostile = new Map<
    Contender,
    { bomb: HostileExchange | undefined; endless: HostileExchange | undefined }
  >();
  try {
    const exchangeWith = async (
      id: string,
      bad: typeof bomb,
    ): Promise<HostileExchange | undefined> => {
      const urls = [good, bad].map(({ ready }) => `http://127.0.0.1:${ready}`);
      const { badDay: seconds } = workload;
      const worker = await startWorker<object, undefined>('hostile-exchange.ts', {
        args: [id, ...urls, String(seconds)],
        execArgv: ['--expose-gc'],
      });
      // One that is too busy to look at the time is ended anyway.
      const answer = await worker
        .ask<HostileExchange>({}, (seconds + 5) * 1_000)
        .catch(() => undefined);
      await worker.end();
      return answer;
    };
    const tested = workload.everyone
      ? contenders.filter(({ id, kind }) => kind !== 'floor' || id === 'fetch')
      : contenders.filter(({ kind }) => kind === 'ours');
    for (const one of tested) {
      log(one.name);
      hostile.set(one, {
        bomb: await exchangeWith(one.id, bomb),
        endless: await exchangeWith(one.id, endless),
      });
    }
  } finally {
    await Promise.all([good, bomb, endless].map(({ end }) => end()));
  }
  return { hostile, doubles: await doubles([...hostile.keys()], log) };
}
