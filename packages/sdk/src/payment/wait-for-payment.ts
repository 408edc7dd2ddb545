import type { ConfidentialClient } from '../client/client.ts';
import { isOAuthError } from '../errors/errors.ts';
import { InvalidArgumentError, isResourceError } from '../errors/resource-errors.ts';
import type { ResourceOptions } from '../resource/resource-request.ts';
import { confirmPayment, type Payment, type PaymentExpectation } from './confirm-payment.ts';

/** How long to wait, and how often to ask. */
export interface WaitOptions extends ResourceOptions {
  /** Ends the wait, such as `AbortSignal.timeout(5000)`. */
  readonly signal: AbortSignal;
  /** Milliseconds from an answer to the next question, at least; it grows to eight times that. Default: 2000. */
  readonly interval?: number | undefined;
}

/** Refusals that asking again does not change: a dead token, a bad request, a missing right. */
const final: ReadonlySet<number> = /* #__PURE__ */ new Set([1, 5, 6]);

/**
 * Checks the invoice until it is paid or mismatched, or the signal ends the wait, which answers the last state.
 * Failures on the way are tolerated, except those that asking again does not change.
 * @throws {InvalidArgumentError} if the expectation or an option is wrong; nothing was sent
 * @throws {AnyResourceError | AnyOAuthError} if no check succeeded before the signal ended the wait
 */
export async function waitForPayment(
  client: ConfidentialClient,
  expected: PaymentExpectation,
  options: WaitOptions,
): Promise<Payment> {
  const { signal, interval = 2000, ...more } = Object(options) as WaitOptions;
  if (typeof Object(signal).aborted !== 'boolean') {
    throw new InvalidArgumentError('the wait', [
      { path: 'signal', message: 'must be an AbortSignal' },
    ]);
  }
  if (!(Number.isInteger(interval) && interval >= 1 && interval < 2 ** 28)) {
    const message = 'must be a whole number of milliseconds from 1 to 268435455';
    throw new InvalidArgumentError('the wait', [{ path: 'interval', message }]);
  }
  let last: Payment | undefined;
  for (let pause = interval; ; pause = Math.min(pause * 1.5, interval * 8)) {
    let failure: unknown;
    try {
      last = await confirmPayment(client, expected, { ...more, signal });
      if (last.state !== 'unpaid') return last;
    } catch (error) {
      if (!isTransient(error)) throw error;
      failure = error;
    }
    if (!signal.aborted) await sleep(pause, signal);
    if (!signal.aborted) continue;
    if (last) return last;
    throw failure;
  }
}

function isTransient(error: unknown): boolean {
  if (isOAuthError(error))
    return error.code !== 'token_response_error' || error.error === 'server_error';
  return isResourceError(error) && !(error.code === 'resource_error' && final.has(error.intCode));
}

/** Ends early when the signal aborts. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
