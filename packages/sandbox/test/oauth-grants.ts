import { OAuth2Client } from '@badgateway/oauth2-client';
import * as oauth4webapi from 'oauth4webapi';
import * as openid from 'openid-client';
import { AuthorizationCode } from 'simple-oauth2';
import { createSandbox } from '../src/index.ts';

/** Clients that nobody here wrote, over real HTTP. Each gives the access token, or throws its own error. */
export interface Credentials {
  readonly code: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** With HTTP Basic, which is the default of most. */
  readonly basic?: boolean;
}

export const sandbox = createSandbox({ merchantUrl: 'https://shop.example/launch' });
const { clientId, redirectUri } = sandbox;

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

export const clients = [
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

export async function errorOf(promise: Promise<unknown>) {
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
