// The examples of the reference: each region is shown on the page of the function that it is named after, with an
// import in front, and runs here against a sandbox.
import { expect, test } from 'vitest';
import { createSandbox, isMonPayHost, looksReal, sdk } from './packages.ts';

const {
  authorizationCodeGrant,
  confidentialClient,
  isOAuthError,
  memorySpentCodes,
  parseAuthorizationResponse,
  redirectionEndpoint,
  requestToken,
  userInfo,
  warmUp,
} = sdk;

const shop = createSandbox();
const { clientId, clientSecret, redirectUri, fetch } = shop;
const authorizationServer = shop.origin;
const launched = (): string => shop.launchUrl('saraa');

// #region confidentialClient
const client = confidentialClient({
  clientId,
  clientSecret,
  redirectUri,
  authorizationServer, // leave it out for the documented host
  fetch, // only in tests: the sandbox answers without a port
  spentCodes: memorySpentCodes(),
});
// #endregion

test('confidentialClient', () => {
  expect(client).toEqual({ clientId, redirectUri, authorizationServer, timeout: 10_000 });
});

test('a launch', async () => {
  const address = launched();
  // #region authorizationCodeGrant
  const token = await authorizationCodeGrant(client, address);
  // #endregion
  // #region userInfo
  const customer = await userInfo(client, token.access_token);
  console.assert(customer.userFirstname === 'Сараа');
  // #endregion
  expect(customer.userFirstname).toBe('Сараа');

  const again = launched();
  // #region parseAuthorizationResponse
  const { code } = parseAuthorizationResponse(again);
  // #endregion
  // #region requestToken
  const other = await requestToken(client, { code });
  // #endregion
  expect(shop.userOf(other.access_token)?.id).toBe('saraa');
});

test('redirectionEndpoint', async () => {
  // #region redirectionEndpoint
  const launch = redirectionEndpoint(client, {
    async onToken(token) {
      await userInfo(client, token.access_token); // keep both in a new session
      return new Response(null, { status: 303, headers: { Location: '/' } });
    },
  });
  // #endregion
  expect((await launch(new Request(launched()))).status).toBe(303);
});

test('isOAuthError', async () => {
  const address = launched();
  await authorizationCodeGrant(client, address);
  const said = (words: string): string => words;
  const signIn = async (): Promise<string> => {
    // #region isOAuthError
    try {
      return (await authorizationCodeGrant(client, address)).access_token;
    } catch (error) {
      if (!isOAuthError(error)) throw error;
      return said(`${error.code}: ${error.docs}`);
    }
    // #endregion
  };
  expect(await signIn()).toMatch(/^authorization_code_reused: https:/);
});

test('warmUp', async () => {
  // #region warmUp
  await warmUp(client); // before the server listens
  // #endregion
  expect(shop.requests().every(({ method }) => method !== 'HEAD')).toBe(true);
});

test('memorySpentCodes', async () => {
  // #region memorySpentCodes
  const spentCodes = memorySpentCodes();
  const isFirst = await spentCodes.claim('a hash', 600_000);
  const isSecond = await spentCodes.claim('a hash', 600_000);
  // #endregion
  expect([isFirst, isSecond]).toEqual([true, false]);
});

test('createSandbox', async () => {
  // #region createSandbox
  const sandbox = createSandbox({ seed: 'the same codes each time' });
  const { code } = sandbox.issueCode('saraa');
  const answer = await sandbox.fetch(`${sandbox.origin}/v2/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      redirect_uri: sandbox.redirectUri,
      code,
    }),
  });
  console.assert(answer.status === 200);
  // #endregion
  expect(answer.status).toBe(200);
});

test('isMonPayHost', () => {
  // #region isMonPayHost
  const real = isMonPayHost('z-wallet.monpay.mn');
  // #endregion
  expect([real, isMonPayHost('localhost')]).toEqual([true, false]);
});

test('looksReal', () => {
  // #region looksReal
  const issued = looksReal('q7Rk2vXw9LmZt4Yb'); // a sandbox refuses it
  // #endregion
  expect([issued, looksReal('sbx_my_own')]).toEqual([true, false]);
});
