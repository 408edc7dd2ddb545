import { contenders, type Contender } from '../contenders.ts';
import type { Effort } from '../effort.ts';
import { startWorker } from '../workers/worker.ts';
import type { Ordeal } from '../workers/ordeal.ts';
import { doubles, type Doubles } from './doubles.ts';

/** What came of each bad day; nothing where the process could not even tell. */
export type Ordeals = ReadonlyMap<
  Contender,
  { readonly bomb: Ordeal | undefined; readonly endless: Ordeal | undefined }
>;

/** What came of all of it. */
export interface BadDays {
  readonly ordeals: Ordeals;
  readonly doubles: Doubles;
}

/** What a server that has a bad day, or customers that tap twice, do to a client. */
export async function badDays(effort: Effort, log: (line: string) => void): Promise<BadDays> {
  const [good, bomb, endless] = await Promise.all([
    startWorker<never, number>('token-server.ts'),
    startWorker<never, number>('bad-server.ts', { args: ['bomb'] }),
    startWorker<never, number>('bad-server.ts', { args: ['endless'] }),
  ]);
  const ordeals = new Map<Contender, { bomb: Ordeal | undefined; endless: Ordeal | undefined }>();
  try {
    const suffer = async (id: string, bad: typeof bomb): Promise<Ordeal | undefined> => {
      const urls = [good, bad].map(({ ready }) => `http://127.0.0.1:${ready}`);
      const { badDay: seconds } = effort;
      const worker = await startWorker<object, undefined>('ordeal.ts', {
        args: [id, ...urls, String(seconds)],
        execArgv: ['--expose-gc'],
      });
      // One that is too busy to look at the time is ended all the same.
      const answer = await worker.ask<Ordeal>({}, (seconds + 5) * 1_000).catch(() => undefined);
      await worker.end();
      return answer;
    };
    const sufferers = effort.everyone
      ? contenders.filter(({ id, kind }) => kind !== 'floor' || id === 'fetch')
      : contenders.filter(({ kind }) => kind === 'ours');
    for (const one of sufferers) {
      log(one.name);
      ordeals.set(one, {
        bomb: await suffer(one.id, bomb),
        endless: await suffer(one.id, endless),
      });
    }
  } finally {
    await Promise.all([good, bomb, endless].map(({ end }) => end()));
  }
  return { ordeals, doubles: await doubles([...ordeals.keys()], log) };
}
