import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { lastExplanation } from './token-request.ts';
import { type Credentials, sandbox, clients, errorOf } from './oauth-grants.ts';

const { clientSecret, redirectUri } = sandbox;
beforeAll(() => sandbox.listen());
afterAll(() => sandbox.close());
afterAll(() => void vi.restoreAllMocks());
beforeEach(() => sandbox.reset());
// One of the clients writes what it does not understand to the console.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));

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
