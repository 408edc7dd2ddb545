import { requestTokenRequest } from '@monpay-miniapp/client/requests';
import { assertCode, type AuthorizationResponse } from './authorization-code.ts';
import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { AuthorizationCodeReusedError, TokenRequestFailedError } from '../errors/errors.ts';
import { ownFrames } from '../errors/frames.ts';
import { Deadline } from '../transport/deadline.ts';
import { orAborted } from '../transport/or-aborted.ts';
import { claim, release } from '../spent-codes/claim.ts';
import { ownSpentCodes } from '../spent-codes/memory.ts';
import { board, type Started } from '../spent-codes/single-flight.ts';
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
  options?: TokenRequestOptions,
): Promise<TokenResponse> {
  assertCode(code);
  return tokenFor(client, code, options);
}

/** Does so for a code that was judged when it was read. */
export async function tokenFor(
  client: ConfidentialClient,
  code: string,
  { signal }: TokenRequestOptions = {},
): Promise<TokenResponse> {
  const { spentCodes, issuer } = internalsOf(client);
  // By shape, since a polyfill's signal is as good.
  if (signal && (typeof signal.aborted !== 'boolean' || !('removeEventListener' in signal))) {
    throw new TypeError('signal must be an AbortSignal.');
  }
  const identity = issuer + code;
  // Our own memory keeps no keys; one that may be read by others gets a hash.
  const key = spentCodes === ownSpentCodes() ? identity : await platform.sha256(identity);
  if (signal?.aborted) throw new TokenRequestFailedError('aborted', 'not_sent');

  const start = (): Started<TokenResponse> => {
    const deadline = new Deadline(client.timeout);
    return { answer: exchange(client, code, key, deadline), abort: () => deadline.abort() };
  };
  try {
    return await board(spentCodes, key, start, signal);
  } catch (error) {
    throw ownFrames(error, tokenFor);
  }
}

async function exchange(
  client: ConfidentialClient,
  code: string,
  key: string,
  deadline: Deadline,
): Promise<TokenResponse> {
  const { clientSecret, spentCodes } = internalsOf(client);
  let claimed = false;
  try {
    claimed = await claim(spentCodes, key, deadline);
    if (!claimed) throw new AuthorizationCodeReusedError();
    const request = requestTokenRequest({
      redirect_uri: client.redirectUri,
      client_id: client.clientId,
      client_secret: clientSecret,
      code,
    });
    const secrets = [code, clientSecret];
    return await sendTokenRequest(client, 'requestToken', request, secrets, deadline);
  } catch (error) {
    if (claimed && (error as TokenRequestFailedError).outcome === 'not_sent') {
      await orAborted(release(spentCodes, key), deadline).catch(() => {});
    }
    throw error;
  } finally {
    deadline.end();
  }
}
