import { SpentCodesUnavailableError, TokenRequestFailedError } from '../errors/errors.ts';
import { isLoopback } from '../transport/loopback.ts';
import { orAborted } from '../transport/or-aborted.ts';
import { systemCodeOf } from '../transport/system-code.ts';
import { ownSpentCodes } from './memory.ts';
import { spentCodeTtl, type SpentCodes } from './spent-codes.ts';

/** The server that issues a client's codes: the same for every name that this machine has. */
export function issuerOf(authorizationServer: string): string {
  const { protocol, hostname, port, pathname } = new URL(authorizationServer);
  const host = isLoopback(hostname) ? 'localhost' : hostname.replace(/\.$/, '');
  return `${protocol}//${host}:${port}${pathname}`;
}

/**
 * Takes the code for this process. Waits no longer than the signal allows; a claim that comes through later is
 * given back, since nothing was sent.
 * @throws {TokenRequestFailedError | SpentCodesUnavailableError}
 */
export async function claim(
  spentCodes: SpentCodes,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  // Whatever it throws or returns, this is a promise of ours.
  const claiming = (async () => spentCodes.claim(key, spentCodeTtl))();
  try {
    if (spentCodes === ownSpentCodes()) return await claiming; // which answers at once
    const claimed = await orAborted(claiming, signal);
    signal.throwIfAborted();
    return claimed;
  } catch (error) {
    const giveBack = (late: boolean): unknown => late && release(spentCodes, key);
    claiming.then(giveBack).catch(() => {});
    const { aborted, reason } = signal;
    if (aborted && (reason as Error).name !== 'TimeoutError') {
      throw new TokenRequestFailedError('aborted', 'not_sent');
    }
    throw new SpentCodesUnavailableError(systemCodeOf(error));
  }
}

/** Gives the code back. If this fails it stays taken, which is the safe side. */
export async function release(spentCodes: SpentCodes, key: string): Promise<void> {
  await spentCodes.release?.(key);
}
