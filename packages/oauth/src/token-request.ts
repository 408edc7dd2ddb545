import { GrantType, TokenApi } from '@monpay-miniapp/client';
import * as z from 'zod/mini';
import { assertCode, codeSchema, type AuthorizationResponse } from './authorization-response.ts';
import { clientFields, internalsOf, type ConfidentialClient } from './client.ts';
import { digest } from './digest.ts';
import { AuthorizationCodeReusedError, TokenRequestFailedError } from './errors.ts';
import { redacted } from './redacted.ts';
import { board, type Flights } from './single-flight.ts';
import { spentCodeTtl, type SpentCodes } from './spent-codes.ts';
import { parseTokenResponse, type TokenResponse } from './token-response.ts';
import { fetchTransport } from './transport/fetch.ts';
import { TransportFailure, type TransportRequest } from './transport/transport.ts';
import { name, version } from '../package.json' with { type: 'json' };

/** How one exchange may be called off. */
export interface TokenRequestOptions {
  /** Aborts this caller's wait; the request itself goes on while others wait for the same code. */
  readonly signal?: AbortSignal | null | undefined;
}

/** The token request's wire form, as in the spec. */
export const tokenRequestSchema = z.object({
  ...clientFields,
  code: codeSchema,
  grant_type: z.enum(Object.values(GrantType)),
});

const userAgent = `${name.replace('@', '').replace('/', '-')}/${version} (${name})`;
const api = new TokenApi();
const flightsOf = new WeakMap<SpentCodes, Flights<TokenResponse>>();

/**
 * Exchanges an authorization code for an access token: one request, never repeated. Calls for the same
 * code share it while it is under way, and are refused for ten minutes afterwards.
 * @throws {AuthorizationCodeReusedError | TokenRequestFailedError | TokenResponseError | InvalidTokenResponseError}
 * @see RFC 6749 §4.1.3
 */
export async function requestToken(
  client: ConfidentialClient,
  { code }: AuthorizationResponse,
  { signal }: TokenRequestOptions = {},
): Promise<TokenResponse> {
  const { spentCodes } = internalsOf(client);
  assertCode(code);
  if (signal?.aborted) throw new TokenRequestFailedError('aborted', 'not_sent');
  const key = await digest([client.authorizationServer, client.clientId, client.redirectUri, code]);

  let flights = flightsOf.get(spentCodes);
  if (!flights) flightsOf.set(spentCodes, (flights = new Map()));
  return board(
    flights,
    key,
    (aborted) => exchange(client, code, key, aborted),
    () => new TokenRequestFailedError('aborted', 'unknown'),
    signal ?? undefined,
  );
}

async function exchange(
  client: ConfidentialClient,
  code: string,
  key: string,
  aborted: AbortSignal,
): Promise<TokenResponse> {
  const { clientSecret, fetch, spentCodes } = internalsOf(client);
  if (!(await spentCodes.claim(key, spentCodeTtl))) throw new AuthorizationCodeReusedError();

  const request = await build(client, clientSecret, code);
  const deadline = AbortSignal.timeout(client.timeout);
  const answer = await fetchTransport(fetch)(request, AbortSignal.any([aborted, deadline]));

  if (answer instanceof TransportFailure) {
    if (answer.outcome === 'not_sent') await spentCodes.release?.(key);
    throw new TokenRequestFailedError(
      aborted.aborted ? 'aborted' : deadline.aborted ? 'timeout' : 'network',
      answer.outcome,
      redacted(answer.systemCode, [code, clientSecret]),
    );
  }
  return parseTokenResponse(answer, [code, clientSecret]);
}

async function build(
  { authorizationServer, clientId, redirectUri }: ConfidentialClient,
  clientSecret: string,
  code: string,
): Promise<TransportRequest> {
  const { path, method, body } = await api.requestTokenRequestOpts({
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
    code,
    grant_type: GrantType.AuthorizationCode,
  });
  return {
    url: authorizationServer + path,
    method,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
      'User-Agent': userAgent,
    },
    body: String(body),
  };
}
