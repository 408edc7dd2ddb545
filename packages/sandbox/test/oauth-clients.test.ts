import { OAuth2Client } from '@badgateway/oauth2-client';
import * as oauth4webapi from 'oauth4webapi';
import * as openid from 'openid-client';
import { AuthorizationCode } from 'simple-oauth2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { lastExplanation } from './token-request.ts';

/** Clients that nobody here wrote, over real HTTP. Each gives the access token, or throws its own error. */
interface Credentials {
  readonly code: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** With HTTP Basic, which is the default of most. */
  readonly basic?: boolean;
}

const sandbox = createSandbox({ merchantUrl: 'https://shop.example/launch' });
const { clientId, clientSecret, redirectUri } = sandbox;
beforeAll(() => sandbox.listen());
afterAll(() => sandbox.close());
afterAll(() => void vi.restoreAllMocks());
beforeEach(() => sandbox.reset());
// One of the clients writes what it does not understand to the console.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));

const server = () => ({
  issuer: sandbox.origin,
  token_endpoint: `${sandbox.origin}/v2/oauth/token`,
});

async function withOauth4webapi({
  code,
  clientSecret: secret,
  redirectUri: uri,
  basic,
}: Credentials) {
  const client = { client_id: clientId };
  const authentication = basic
    ? oauth4webapi.ClientSecretBasic(secret)
    : oauth4webapi.ClientSecretPost(secret);
  const launch = oauth4webapi.validateAuthResponse(
    server(),
    client,
    new URL(`${redirectUri}?code=${encodeURIComponent(code)}`),
    oauth4webapi.expectNoState,
  );
  const response = await oauth4webapi.authorizationCodeGrantRequest(
    server(),
    client,
    authentication,
    launch,
    uri,
    oauth4webapi.nopkce,
    { [oauth4webapi.allowInsecureRequests]: true },
  );
  const token = await oauth4webapi.processAuthorizationCodeResponse(server(), client, response);
  return token.access_token;
}

async function withOpenidClient({
  code,
  clientSecret: secret,
  redirectUri: uri,
  basic,
}: Credentials) {
  const authentication = basic ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret);
  const config = new openid.Configuration(server(), clientId, undefined, authentication);
  openid.allowInsecureRequests(config);
  // It sends the address of the launch without its query as the redirect URI.
  const launch = new URL(`${uri}?code=${encodeURIComponent(code)}`);
  const token = await openid.authorizationCodeGrant(config, launch);
  return token.access_token;
}

async function withSimpleOauth2({
  code,
  clientSecret: secret,
  redirectUri: uri,
  basic,
}: Credentials) {
  const client = new AuthorizationCode({
    client: { id: clientId, secret },
    auth: { tokenHost: sandbox.origin, tokenPath: '/v2/oauth/token' },
    options: { authorizationMethod: basic ? 'header' : 'body' },
  });
  const { token } = await client.getToken({ code, redirect_uri: uri });
  return token['access_token'];
}

async function withBadgateway({
  code,
  clientSecret: secret,
  redirectUri: uri,
  basic,
}: Credentials) {
  const client = new OAuth2Client({
    server: sandbox.origin,
    tokenEndpoint: '/v2/oauth/token',
    clientId,
    clientSecret: secret,
    authenticationMethod: basic ? 'client_secret_basic' : 'client_secret_post',
  });
  const token = await client.authorizationCode.getToken({ code, redirectUri: uri });
  return token.accessToken;
}

const clients = [
  ['oauth4webapi', withOauth4webapi],
  ['openid-client', withOpenidClient],
  ['simple-oauth2', withSimpleOauth2],
  ['@badgateway/oauth2-client', withBadgateway],
] as const;

/** What each client calls an error, and where it keeps MonPay's word and the status. */
interface ClientError {
  readonly name: string;
  readonly error?: unknown;
  readonly oauth2Code?: unknown;
  readonly status?: unknown;
  readonly httpCode?: unknown;
  readonly output?: { readonly statusCode?: unknown };
  readonly data?: { readonly payload?: { readonly error?: unknown } };
}

async function errorOf(promise: Promise<unknown>) {
  const thrown = await promise.then(
    () => ({ name: 'it got a token' }),
    (error: unknown) => error,
  );
  const { name, error, oauth2Code, status, httpCode, output, data } = thrown as ClientError;
  return {
    name,
    error: error ?? oauth2Code ?? data?.payload?.error,
    status: status ?? httpCode ?? output?.statusCode,
  };
}

function good(): Credentials {
  return { code: sandbox.issueCode().code, clientSecret, redirectUri };
}

/**
 * What the clients make of answers that RFC 6749 does not know. Not tried here is `code_token_in_envelope`:
 * none finds the token, and one of them writes the answer with the token in it to the console.
 */
const oddities: Readonly<Record<string, Readonly<Record<(typeof clients)[number][0], string>>>> = {
  code_505: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'Error server_error 505',
    '@badgateway/oauth2-client': 'Error server_error 505',
  },
  code_envelope: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'Error 505',
    '@badgateway/oauth2-client': 'Error 505',
  },
  code_html: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'Error 406',
    '@badgateway/oauth2-client': 'Error 505',
  },
  code_empty: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'Error 406',
    '@badgateway/oauth2-client': 'Error 505',
  },
  code_envelope_200: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'a token',
    '@badgateway/oauth2-client': 'TypeError',
  },
  code_no_expires_in: {
    oauth4webapi: 'a token',
    'openid-client': 'a token',
    'simple-oauth2': 'a token',
    '@badgateway/oauth2-client': 'a token',
  },
  code_null_refresh_token: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'a token',
    '@badgateway/oauth2-client': 'a token',
  },
  code_wrong_content_type: {
    oauth4webapi: 'a token',
    'openid-client': 'a token',
    'simple-oauth2': 'Error 406',
    '@badgateway/oauth2-client': 'TypeError',
  },
  code_gzip: {
    oauth4webapi: 'a token',
    'openid-client': 'a token',
    'simple-oauth2': 'Error 502',
    '@badgateway/oauth2-client': 'a token',
  },
  code_redirect: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'Error 406',
    '@badgateway/oauth2-client': 'Error followed_redirect 404',
  },
  code_truncated: {
    oauth4webapi: 'OperationProcessingError',
    'openid-client': 'ClientError',
    'simple-oauth2': 'Error 500',
    '@badgateway/oauth2-client': 'TypeError',
  },
  code_reset_after: {
    oauth4webapi: 'TypeError',
    'openid-client': 'TypeError',
    'simple-oauth2': 'Error 502',
    '@badgateway/oauth2-client': 'TypeError',
  },
};

describe.each(clients)('%s', (name, grant) => {
  test('gets a token for a code, and the second time the documented error', async () => {
    const credentials = good();
    expect(await grant(credentials)).toMatch(/^sbx_/);
    expect(await errorOf(grant(credentials))).toMatchObject({
      error: 'invalid_grant',
      status: 403,
    });
    expect(sandbox.requests().map(({ status }) => status)).toEqual([200, 403]);
  });

  test.each([
    [400, 'invalid_request', { code: 'code_400' }],
    [401, 'unauthorized_client', { clientSecret: 'wrong' }],
    [403, 'invalid_grant', { code: 'guess' }],
    [403, 'invalid_grant', { redirectUri: 'http://shop.example/launch' }],
    [415, 'unsupported_grant_type', { code: 'code_415' }],
  ] as const)('reads %i %s', async (status, error, changes) => {
    expect(await errorOf(grant({ ...good(), ...changes }))).toMatchObject({ error, status });
  });

  test('has HTTP Basic by default or as an option, and can be set to put the secret into the body', async () => {
    expect(await errorOf(grant({ ...good(), basic: true }))).toMatchObject({
      error: 'invalid_request',
      status: 400,
    });
    expect(lastExplanation(sandbox)?.rule).toBe('credentials_in_header');
  });

  test.each(Object.keys(oddities))('makes of %s what the table says', async (code) => {
    const outcome = await grant({ ...good(), code }).then(
      () => 'a token',
      async (error: unknown) => {
        const { name: called, error: word, status } = await errorOf(Promise.reject(error));
        return [called, word, status].filter((part) => part !== undefined).join(' ');
      },
    );
    expect(outcome).toBe(oddities[code]?.[name]);
  });
});
