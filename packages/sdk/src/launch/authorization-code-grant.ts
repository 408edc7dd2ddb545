import {
  parseAuthorizationResponse,
  type AuthorizationResponseInput,
} from './authorization-response.ts';
import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { reported } from '../client/events.ts';
import { tokenFor, type TokenRequestOptions } from '../token/token-request.ts';
import type { TokenResponse } from '../token/token-response.ts';

/**
 * The whole flow on the merchant's server: reads the code from the launch and exchanges it.
 * @throws {AnyOAuthError} see `isOAuthError`
 * @see RFC 6749 §4.1
 */
export function authorizationCodeGrant(
  client: ConfidentialClient,
  input: AuthorizationResponseInput,
  options?: TokenRequestOptions,
): Promise<TokenResponse> {
  try {
    const about = { type: 'launch', operation: 'launch' } as const;
    // Not awaited: each async function on the way costs a launch that waits half a kilobyte.
    return reported(internalsOf(client).reporter, about, () =>
      tokenFor(client, parseAuthorizationResponse(input).code, options),
    );
  } catch (error) {
    return Promise.reject(error);
  }
}
