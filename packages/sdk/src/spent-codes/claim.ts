import { SpentCodesUnavailableError, TokenRequestFailedError } from '../errors/errors.ts';
import type { Deadline } from '../transport/deadline.ts';
import { isLoopback } from '../transport/loopback.ts';
import { orAborted } from '../transport/or-aborted.ts';
import { systemCodeOf } from '../transport/system-code.ts';
import { ownSpentCodes } from './memory.ts';
import { spentCodeTtl, type SpentCodes } from './spent-codes.ts';

/**
 * Who issues codes to whom, which makes a code one code. A server is the same under every name that this machine
 * has, and the redirect URI is no part of it: a code is spent under any.
 */
export function issuerOf(authorizationServer: string, clientId: string): string {
  const { protocol, hostname, port, pathname } = new URL(authorizationServer);
  const host = isLoopback(hostname) ? 'localhost' : hostname.replace(/\.$/, '');
  return JSON.stringify([`${protocol}//${host}:${port}${pathname}`, clientId]);
}

/**
 * Takes the code for this process. Waits no longer than the deadline allows; a claim that comes through later is
 * given back, since nothing was sent.
 * @throws {TokenRequestFailedError | SpentCodesUnavailableError}
 */
export function claim(spentCodes: SpentCodes, key: string, deadline: Deadline): Promise<boolean> {
  // Which answers at once, and never fails.
  if (spentCodes === ownSpentCodes()) return spentCodes.claim(key, spentCodeTtl);
  return claimOfOthers(spentCodes, key, deadline);
}

async function claimOfOthers(
  spentCodes: SpentCodes,
  key: string,
  deadline: Deadline,
): Promise<boolean> {
  // Whatever it throws or returns, this is a promise of ours.
  const claiming = (async () => spentCodes.claim(key, spentCodeTtl))();
  try {
    return await orAborted(claiming, deadline);
  } catch (error) {
    const giveBack = (late: boolean): unknown => late && release(spentCodes, key);
    claiming.then(giveBack).catch(() => {});
    if (deadline.calledOff === 'aborted') {
      throw new TokenRequestFailedError('aborted', 'not_sent');
    }
    throw new SpentCodesUnavailableError(systemCodeOf(error));
  }
}

/** Gives the code back. If this fails it stays taken, which is the safe side. */
export async function release(spentCodes: SpentCodes, key: string): Promise<void> {
  await spentCodes.release?.(key);
}
