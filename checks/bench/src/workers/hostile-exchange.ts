// One contender on a bad day, a process of its own, so that what it takes is its own.
import { setTimeout } from 'node:timers/promises';
import type { Setup } from '../contender.ts';
import { credentials, launches } from '../launches.ts';
import { answerQuestions } from './answer-questions.ts';
import { measuredRun } from './measured-run.ts';
import { peakMemory } from './peak-memory.ts';

/** What came of an exchange that had no token to give. */
export interface HostileExchange {
  readonly seconds: number;
  /** Bytes by which the process grew, at its peak. */
  readonly grew: number;
  readonly outcome: 'an error' | 'a token' | 'neither token nor error' | 'no end';
}

const [id = '', goodUrl = '', badUrl = '', deadline] = process.argv.slice(2);
const { setup } = (await import(`../contenders/${id}.ts`)) as { setup: Setup };
const { next } = launches();
// Before that, since what an ordinary exchange loads and keeps is not the bad day's doing.
await measuredRun(await setup(goodUrl, credentials), next, 200, 10);
const exchange = await setup(badUrl, credentials);

answerQuestions(undefined, async (): Promise<HostileExchange> => {
  globalThis.gc?.();
  const begun = performance.now();
  const grown = peakMemory();
  const outcome = await Promise.race([
    exchange(next()).then(
      (token) => (token ? ('a token' as const) : ('neither token nor error' as const)),
      () => 'an error' as const,
    ),
    setTimeout(Number(deadline) * 1_000, 'no end' as const),
  ]);
  return { seconds: (performance.now() - begun) / 1_000, grew: grown(), outcome };
});
