import { requestClientTokenRequest } from '@monpay-miniapp/client/requests';
import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import type { Hint } from '../errors/hints.ts';
import { withDeadline } from '../transport/deadline.ts';
import { sendTokenRequest } from './send-token-request.ts';

/** No code is spent on the merchant's own token. */
const hint: Hint = {
  en: "Check clientId, clientSecret and authorizationServer: this is about the merchant's own token. Try again.",
  mn: 'clientId, clientSecret, authorizationServer-ийг шалгаад дахин оролдоно уу: мерчантын өөрийн токен.',
};

/**
 * Gets the merchant's own access token. Asked anew it gives another one, so that nothing is lost by a failure.
 * @throws {TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError}
 * @see RFC 6749 §4.4
 */
export async function clientCredentialsGrant(client: ConfidentialClient): Promise<string> {
  const { clientSecret } = internalsOf(client);
  const request = requestClientTokenRequest({
    client_id: client.clientId,
    client_secret: clientSecret,
  });
  return withDeadline(client.timeout, undefined, async (deadline) => {
    const secrets = [clientSecret];
    const send = sendTokenRequest(client, 'requestClientToken', request, secrets, deadline, hint);
    return (await send).access_token;
  });
}
