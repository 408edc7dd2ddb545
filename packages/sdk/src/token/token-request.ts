import { requestTokenRequest } from '@monpay-miniapp/client/requests';
import { assertCode, type AuthorizationResponse } from './authorization-code.ts';
import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { AuthorizationCodeReusedError, TokenRequestFailedError } from '../errors/errors.ts';
import { ownFrames } from '../errors/frames.ts';
import { withDeadline } from '../transport/deadline.ts';
import { orAborted } from '../transport/or-aborted.ts';
import { claim, release } from '../spent-codes/claim.ts';
import { ownSpentCodes } from '../spent-codes/memory.ts';
import { board } from '../spent-codes/single-flight.ts';
import { sendTokenRequest } from './send-token-request.ts';
import type { TokenResponse } from './token-response.ts';
import { platform } from '#platform';

/** How one exchange may be called off. */
export interface TokenRequestOptions {
  /** Aborts this caller's wait; the request itself goes on while others wait for the same code. */
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Exchanges an authorization code for an access token: one request, never repeated. Calls for the same
 * code share it while it is under way, and are refused for ten minutes afterwards.
 * @throws {AuthorizationCodeReusedError | SpentCodesUnavailableError | TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError}
 * @see RFC 6749 §4.1.3
 */
export async function requestToken(
  client: ConfidentialClient,
  { code }: AuthorizationResponse,
  { signal }: TokenRequestOptions = {},
): Promise<TokenResponse> {
  const { spentCodes, issuer } = internalsOf(client);
  assertCode(code);
  // By shape, since a polyfill's signal is as good.
  if (signal && (typeof signal.aborted !== 'boolean' || !('removeEventListener' in signal))) {
    throw new TypeError('signal must be an AbortSignal.');
  }
  // What makes a code one code. The redirect URI is not part of it: a code is spent under any.
  const identity = JSON.stringify([issuer, client.clientId, code]);
  // Our own memory keeps no keys; one that may be read by others gets a hash.
  const key = spentCodes === ownSpentCodes() ? identity : await platform.sha256(identity);
  if (signal?.aborted) throw new TokenRequestFailedError('aborted', 'not_sent');

  const start = (controller: AbortController): Promise<TokenResponse> =>
    exchange(client, code, key, controller);
  try {
    return await board(spentCodes, key, start, signal);
  } catch (error) {
    throw ownFrames(error, requestToken);
  }
}

function exchange(
  client: ConfidentialClient,
  code: string,
  key: string,
  controller: AbortController,
): Promise<TokenResponse> {
  const { clientSecret, spentCodes } = internalsOf(client);
  return withDeadline(client.timeout, controller.signal, async ({ signal }) => {
    if (!(await claim(spentCodes, key, signal))) throw new AuthorizationCodeReusedError();
    const request = requestTokenRequest({
      redirect_uri: client.redirectUri,
      client_id: client.clientId,
      client_secret: clientSecret,
      code,
    });
    const secrets = [code, clientSecret];
    const sending = sendTokenRequest(client, 'requestToken', request, secrets, signal);
    return await sending.catch(async (error: TokenRequestFailedError) => {
      if (error.outcome === 'not_sent') {
        await orAborted(release(spentCodes, key), signal).catch(() => {});
      }
      throw error;
    });
  });
}
