import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { reported } from '../client/events.ts';
import type { Hint } from '../errors/hints.ts';
import { TokenRequestFailedError } from '../errors/errors.ts';
import type { Deadline } from '../transport/deadline.ts';
import { requestTo, type BuiltRequest } from '../transport/built-request.ts';
import type { TransportFailure, TransportResponse } from '../transport/request.ts';
import { parseTokenResponse, type TokenResponse } from './token-response.ts';

/**
 * Sends a request to the token endpoint, once, and understands the answer.
 * @param secrets what must not show in an error
 * @param hint what to check, if the usual hint, which is about a launch's code, does not fit
 * @throws {TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError}
 */
export function sendTokenRequest(
  client: ConfidentialClient,
  operation: 'requestToken' | 'requestClientToken',
  request: BuiltRequest,
  secrets: readonly string[],
  deadline: Deadline,
  hint?: Hint,
): Promise<TokenResponse> {
  const { transport, reporter } = internalsOf(client);
  const understood = (answer: TransportResponse | TransportFailure): TokenResponse => {
    if ('status' in answer) return parseTokenResponse(answer, secrets, hint);

    const reason = deadline.calledOff ?? 'network';
    const repeats = (secret: string): unknown => answer.systemCode?.includes(secret.toUpperCase());
    const isTold = reason === 'network' && !secrets.some(repeats);
    const systemCode = isTold ? answer.systemCode : undefined;
    const host = reason === 'network' ? new URL(client.authorizationServer).host : undefined;
    throw new TokenRequestFailedError(reason, answer.outcome, systemCode, host, hint);
  };
  // Not async: a launch that waits for its connection would hold the whole of such a function.
  const send = (): Promise<TokenResponse> =>
    transport(requestTo(client.authorizationServer, request), deadline).then(understood);
  return reported(reporter, { type: 'request', operation }, send, () => 200);
}
