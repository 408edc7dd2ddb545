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
import { systemCodeOf, type TransportRequest } from './transport/transport.ts';
import { sha256, transport, transportOver } from '#platform';
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
  let timedOut = false;
  const deadline = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, client.timeout);

  try {
    const claimed = await claim(spentCodes, key, signal).catch((error: unknown) => {
      if (signal.aborted && !timedOut) throw new TokenRequestFailedError('aborted', 'not_sent');
      throw new SpentCodesUnavailableError(systemCodeOf(error));
    });
    if (!claimed) throw new AuthorizationCodeReusedError();

    const request = await build(client, clientSecret, code);
    const answer = signal.aborted
      ? ({ outcome: 'not_sent', systemCode: undefined } as const)
      : await (fetch ? transportOver(fetch) : transport)(request, signal);
    if ('status' in answer) return parseTokenResponse(answer, [code, clientSecret]);

    const failure = new TokenRequestFailedError(
      timedOut ? 'timeout' : signal.aborted ? 'aborted' : 'network',
      answer.outcome,
      redacted(answer.systemCode, [code, clientSecret]),
    );
    if (answer.outcome === 'not_sent') {
      await orAborted(release(spentCodes, key), signal).catch(() => {});
    }
    throw failure;
  } finally {
    clearTimeout(deadline);
  }
}

/** Waits no longer than the deadline; a claim that comes through later is given back, since nothing was sent. */
async function claim(spentCodes: SpentCodes, key: string, signal: AbortSignal): Promise<boolean> {
  const claiming = Promise.resolve(spentCodes.claim(key, spentCodeTtl));
  try {
    return await orAborted(claiming, signal);
  } catch (error) {
    claiming.then((late) => (late ? release(spentCodes, key) : undefined)).catch(() => {});
    throw error;
  }
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
