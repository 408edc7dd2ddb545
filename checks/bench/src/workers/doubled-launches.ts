import type { Exchange } from '../contender.ts';
import { tokenOf } from '../launches.ts';
import { peakMemory } from './peak-memory.ts';

/** What came of launches of which half were doubles. */
export interface Doubled {
  readonly tokens: number;
  readonly refused: number;
  readonly seconds: number;
  /** Bytes by which the process grew, at its peak. */
  readonly grew: number;
}

/**
 * Launches each code twice, 50 launches at a time: half of the codes while the first launch is under way, as a
 * double tap does, the other half later, as a reload does.
 */
export async function doubledLaunches(
  exchange: Exchange,
  next: () => string,
  count: number,
): Promise<Doubled> {
  const codes = Array.from({ length: count / 2 }, next);
  const codesOf = { taps: codes.slice(0, count / 4), reloads: codes.slice(count / 4) };
  const queue = [
    ...codesOf.taps.flatMap((code) => [code, code]),
    ...codesOf.reloads,
    ...codesOf.reloads,
  ].values();
  let tokens = 0;
  let refused = 0;
  const lane = async (): Promise<void> => {
    for (const code of queue) {
      const token = await exchange(code).catch(() => undefined);
      if (token === undefined) refused++;
      else if (token === tokenOf(code)) tokens++;
      else throw new Error('the token is not the one of the code');
    }
  };

  const grown = peakMemory();
  const begun = performance.now();
  await Promise.all(Array.from({ length: 50 }, lane));
  return { tokens, refused, seconds: (performance.now() - begun) / 1_000, grew: grown() };
}
