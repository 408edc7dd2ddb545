import { Events } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  authorizationCodeGrant,
  memorySpentCodes,
  type ConfidentialClient,
  type ConfidentialClientOptions,
} from '../src/index.ts';
import { oauth2MockServer, redirectUri, type ForeignServer } from './foreign-servers.ts';
import { oidcProvider } from './oidc-provider.ts';
import { clientOf, errorOf, secret } from './token-endpoint.ts';

/** A client as another process would have it: it remembers no code. */
function anotherProcess(
  server: ForeignServer,
  options: Partial<ConfidentialClientOptions> = {},
): ConfidentialClient {
  return clientOf(server, { redirectUri, spentCodes: memorySpentCodes(), ...options });
}

describe.each([
  ['oidc-provider', oidcProvider],
  ['oauth2-mock-server', oauth2MockServer],
])('%s', (_, start) => {
  let server: ForeignServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  test('exchanges the code of a launch, and what else it answers is left out', async () => {
    const token = await authorizationCodeGrant(anotherProcess(server), await server.launch());
    expect(token).toEqual({
      access_token: expect.stringMatching(/^.{20,}$/),
      token_type: 'Bearer',
      refresh_token: expect.stringMatching(/^.{20,}$/),
      expires_in: 3600,
    });
  });

  test('is not asked a second time by the process that spent the code', async () => {
    const launch = await server.launch();
    const client = anotherProcess(server);
    await authorizationCodeGrant(client, launch);
    expect(await errorOf(authorizationCodeGrant(client, launch))).toMatchObject({
      code: 'authorization_code_reused',
    });
  });

  test('refuses a second use by another process', async () => {
    const launch = await server.launch();
    await authorizationCodeGrant(anotherProcess(server), launch);
    const second = authorizationCodeGrant(anotherProcess(server), launch);
    expect(await errorOf(second)).toMatchObject({
      code: 'token_response_error',
      error: 'invalid_grant',
      status: 400,
    });
  });

  test('gives twenty launches at once twenty tokens', async () => {
    const client = anotherProcess(server);
    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => authorizationCodeGrant(client, await server.launch())),
    );
    expect(new Set(tokens.map((token) => token.access_token)).size).toBe(20);
  });

  test("has no such path if the authorization server's URL has one too many", async () => {
    const client = anotherProcess({ ...server, url: `${server.url}/monpay` });
    const refused = await errorOf(authorizationCodeGrant(client, await server.launch()));
    expect(refused).toMatchObject({ code: 'invalid_token_response', status: 404 });
  });
});

describe('oidc-provider refuses', () => {
  let server: Awaited<ReturnType<typeof oidcProvider>>;
  beforeAll(async () => {
    server = await oidcProvider();
  });
  afterAll(() => server.close());

  test.each<
    [string, () => Promise<string>, Partial<ConfidentialClientOptions>, object, reason: string]
  >([
    [
      'a wrong secret with 401 invalid_client, which is unauthorized_client',
      () => server.launch(),
      { clientSecret: `${secret}?` },
      { error: 'unauthorized_client', status: 401, description: 'client authentication failed' },
      'invalid secret provided',
    ],
    [
      'an unknown client the same way',
      () => server.launch(),
      { clientId: 'nobody' },
      { error: 'unauthorized_client', status: 401 },
      'client not found',
    ],
    [
      'another redirect URI, though it is registered too',
      () => server.launch(),
      { redirectUri: `${redirectUri}&tab=2` },
      { error: 'invalid_grant', status: 400 },
      'authorization code redirect_uri mismatch',
    ],
    [
      'an expired code',
      () => server.launch({ expired: true }),
      {},
      { error: 'invalid_grant', status: 400, description: 'grant request is invalid' },
      'authorization code is expired',
    ],
    [
      "another client's code",
      () => server.launch({ clientId: 'other' }),
      {},
      { error: 'invalid_grant', status: 400 },
      'client mismatch',
    ],
    [
      'a code of no one',
      async () => `${redirectUri}&code=made+up`,
      {},
      { error: 'invalid_grant', status: 400 },
      'authorization code not found',
    ],
  ])('%s', async (_, launch, options, expected, reason) => {
    const client = anotherProcess(server, options);
    const refused = await errorOf(authorizationCodeGrant(client, await launch()));
    expect(refused).toMatchObject({ code: 'token_response_error', ...expected });
    expect(server.refusals.at(-1)).toBe(reason);
  });

  test('and a refusal for the secret leaves the code good for whoever has the right one', async () => {
    const launch = await server.launch();
    const wrong = anotherProcess(server, { clientSecret: `${secret}?` });
    await errorOf(authorizationCodeGrant(wrong, launch));
    const token = await authorizationCodeGrant(anotherProcess(server), launch);
    expect(token.token_type).toBe('Bearer');
  });
});

describe('oauth2-mock-server answers with', () => {
  let server: Awaited<ReturnType<typeof oauth2MockServer>>;
  beforeAll(async () => {
    server = await oauth2MockServer();
  });
  afterAll(() => server.close());

  test.each<[string, number, Record<string, unknown> | '', object]>([
    [
      'a token without expires_in and refresh_token',
      200,
      { access_token: 'permanent', token_type: 'bearer', scope: 'dummy', id_token: 'a.b.c' },
      { access_token: 'permanent', token_type: 'bearer' },
    ],
    [
      '401 invalid_client',
      401,
      { error: 'invalid_client' },
      { code: 'token_response_error', error: 'unauthorized_client', status: 401 },
    ],
    [
      '400 with an error of a later RFC',
      400,
      { error: 'invalid_dpop_proof' },
      { code: 'token_response_error', error: 'invalid_request', status: 400 },
    ],
    [
      '200 with an error',
      200,
      { error: 'invalid_grant', error_description: 'spent' },
      { code: 'token_response_error', error: 'invalid_grant', status: 200, description: 'spent' },
    ],
    [
      '403 and nothing else',
      403,
      '',
      { code: 'token_response_error', error: 'invalid_grant', status: 403 },
    ],
    [
      '503',
      503,
      { error: 'temporarily_unavailable' },
      { code: 'invalid_token_response', status: 503 },
    ],
  ])('%s', async (_, statusCode, body, expected) => {
    server.mock.service.once(Events.BeforeResponse, (response) => {
      Object.assign(response, { statusCode, body });
    });
    const exchange = authorizationCodeGrant(anotherProcess(server), await server.launch());
    expect(await exchange.catch((error: unknown) => error)).toMatchObject(expected);
  });
});
