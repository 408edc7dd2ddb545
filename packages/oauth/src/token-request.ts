import { GrantType, TokenApi } from '@monpay-miniapp/client';
import { assertCode, type AuthorizationResponse } from './authorization-response.ts';
import { internalsOf, type ConfidentialClient } from './client.ts';
import {
  AuthorizationCodeReusedError,
  SpentCodesUnavailableError,
  TokenRequestFailedError,
} from './errors.ts';
import { orAborted } from './or-aborted.ts';
import { redacted } from './redacted.ts';
import { board, type Flights } from './single-flight.ts';
import { spentCodeTtl, type SpentCodes } from './spent-codes.ts';
import { parseTokenResponse, type TokenResponse } from './token-response.ts';
import { fetchTransport } from './transport/fetch.ts';
import { systemCodeOf, type TransportRequest } from './transport/transport.ts';
import { sha256, transport } from '#platform';
import { name, version } from '../package.json' with { type: 'json' };

/** How one exchange may be called off. */
export interface TokenRequestOptions {
  /** Aborts this caller's wait; the request itself goes on while others wait for the same code. */
  readonly signal?: AbortSignal | null | undefined;
}

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
  const { authorizationServer, clientId, redirectUri } = client;
  const key = await sha256(JSON.stringify([authorizationServer, clientId, redirectUri, code]));

  let flights = flightsOf.get(spentCodes);
  if (!flights) flightsOf.set(spentCodes, (flights = new Map()));
  return board(
    flights,
    key,
    (controller) => exchange(client, code, key, controller),
    () => new TokenRequestFailedError('aborted', 'unknown'),
    signal ?? undefined,
  );
}

async function exchange(
  client: ConfidentialClient,
  code: string,
  key: string,
  controller: AbortController,
): Promise<TokenResponse> {
  const { clientSecret, fetch, spentCodes } = internalsOf(client);
  const { signal } = controller;
  let reason: 'aborted' | 'timeout' = 'aborted';
  const deadline = setTimeout(() => {
    reason = 'timeout';
    controller.abort();
  }, client.timeout);

  try {
    await claim(spentCodes, key, signal);
    const request = await build(client, clientSecret, code);
    const answer = await (fetch ? fetchTransport(fetch) : transport)(request, signal);
    if ('status' in answer) return parseTokenResponse(answer, [code, clientSecret]);

    if (answer.outcome === 'not_sent') await release(spentCodes, key);
    throw new TokenRequestFailedError(
      signal.aborted ? reason : 'network',
      answer.outcome,
      redacted(answer.systemCode, [code, clientSecret]),
    );
  } finally {
    clearTimeout(deadline);
  }
}

async function claim(spentCodes: SpentCodes, key: string, signal: AbortSignal): Promise<void> {
  let claimed: boolean;
  const claiming = spentCodes.claim(key, spentCodeTtl);
  try {
    claimed = await orAborted(claiming, signal);
  } catch (error) {
    // A claim that comes through later would keep a code that was never sent.
    claiming.then((late) => (late ? release(spentCodes, key) : undefined)).catch(() => {});
    throw new SpentCodesUnavailableError(systemCodeOf(error));
  }
  if (!claimed) throw new AuthorizationCodeReusedError();
}

/** Where this fails the code stays taken, which is the safe side. */
async function release(spentCodes: SpentCodes, key: string): Promise<void> {
  try {
    await spentCodes.release?.(key);
  } catch {}
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
