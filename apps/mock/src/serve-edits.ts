import { setInterval as ticks } from 'node:timers/promises';
import type { Mock } from './start-mock.ts';

/** How often the spec is looked at: milliseconds. */
const interval = 300;
/** How often in a row it may be unusable: a half-saved spec is, until the other half arrives. */
const patience = 5;

/**
 * Reloads the mock whenever its spec is edited, until the signal aborts.
 * @throws {SpecError} if the spec stays unusable.
 */
export async function serveEdits(mock: Mock, signal: AbortSignal): Promise<void> {
  let failures = 0;
  try {
    for await (const _ of ticks(interval, undefined, { signal })) {
      try {
        await mock.reload();
        failures = 0;
      } catch (error) {
        if (++failures === patience) throw error;
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
