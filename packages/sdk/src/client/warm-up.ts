import { internalsOf, type ConfidentialClient } from './client.ts';
import { TokenRequestFailedError } from '../errors/errors.ts';
import { systemCodeOf } from '../transport/system-code.ts';

/**
 * Opens a connection to MonPay before the first launch needs it, and sends nothing. Only Node can; elsewhere,
 * and if the client has a `fetch` of its own, it does nothing.
 * @throws {TokenRequestFailedError} if no connection came about within the client's timeout
 */
export async function warmUp(client: ConfidentialClient): Promise<void> {
  const { openAhead } = internalsOf(client);
  const controller = new AbortController();
  const { signal } = controller;
  const deadline = setTimeout(() => controller.abort(), client.timeout);
  try {
    await openAhead(client.authorizationServer, signal);
  } catch (error) {
    const reason = signal.aborted ? 'timeout' : 'network';
    throw new TokenRequestFailedError(reason, 'not_sent', systemCodeOf(error));
  } finally {
    clearTimeout(deadline);
  }
}
