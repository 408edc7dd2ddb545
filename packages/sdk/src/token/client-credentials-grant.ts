import { requestClientTokenRequest } from '@monpay-miniapp/client/requests';
import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { TokenRequestFailedError } from '../errors/errors.ts';
import { requestTo } from '../transport/built-request.ts';
import { withDeadline } from '../transport/deadline.ts';
import { parseTokenResponse } from './token-response.ts';

/**
 * Gets the merchant's own access token. Asked anew it gives another one, so that nothing is lost by a failure.
 * @throws {TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError}
 * @see RFC 6749 §4.4
 */
export async function clientCredentialsGrant(client: ConfidentialClient): Promise<string> {
  const { clientSecret, transport } = internalsOf(client);
  const request = requestClientTokenRequest({
    client_id: client.clientId,
    client_secret: clientSecret,
  });
  return withDeadline(client.timeout, undefined, async ({ signal, calledOff }) => {
    const answer = await transport(requestTo(client.authorizationServer, request), signal);
    if ('status' in answer) return parseTokenResponse(answer, [clientSecret]).access_token;
    throw new TokenRequestFailedError(calledOff() ?? 'network', answer.outcome, answer.systemCode);
  });
}
