import { internalsOf, type ConfidentialClient } from './client.ts';
import { TokenRequestFailedError } from '../errors/errors.ts';
import { Deadline } from '../transport/deadline.ts';
import { systemCodeOf } from '../transport/system-code.ts';

/**
 * Opens a connection to MonPay before the first launch needs it, and sends nothing. Only Node can; elsewhere,
 * and if the client has a `fetch` of its own, it does nothing.
 * @throws {TokenRequestFailedError} if no connection came about within the client's timeout
 */
export async function warmUp(client: ConfidentialClient): Promise<void> {
  const { openAhead } = internalsOf(client);
  const deadline = new Deadline(client.timeout);
  try {
    await openAhead(client.authorizationServer, deadline);
  } catch (error) {
    const reason = deadline.calledOff ?? 'network';
    throw new TokenRequestFailedError(reason, 'not_sent', systemCodeOf(error));
  } finally {
    deadline.end();
  }
}
