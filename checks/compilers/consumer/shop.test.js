// A merchant's tests, run by Jest as it comes.
const sdk = require('@monpay-miniapp/sdk');

const server = process.env.SERVER;
const clientOf = (options = {}) =>
  sdk.confidentialClient({
    clientId: 'shop',
    clientSecret: 'secret',
    redirectUri: 'https://shop.example/launch',
    authorizationServer: server,
    ...options,
  });
const launchOf = (code) =>
  `/launch?code=${expect.getState().testPath.length}-${process.env.RUN}-${code}`;

test.each(['express', 'fastify', 'hono', 'next'])('./%s is there', (name) => {
  expect(require(`@monpay-miniapp/sdk/${name}`)).toMatchObject({
    redirectionEndpoint: expect.any(Function),
  });
});

test('./redis is there', () => {
  expect(() => require('@monpay-miniapp/sdk/redis').redisSpentCodes({})).toThrow(TypeError);
});

test('a code is exchanged over HTTP, once', async () => {
  const client = clientOf();
  const signal = new AbortController().signal;
  const token = await sdk.authorizationCodeGrant(client, launchOf('a'), { signal });
  expect(token).toMatchObject({ token_type: 'Bearer' });
  const error = await sdk.authorizationCodeGrant(client, launchOf('a')).catch((reason) => reason);
  expect(error).toBeInstanceOf(sdk.AuthorizationCodeReusedError);
  expect(error).toBeInstanceOf(Error);
  expect(sdk.isOAuthError(error)).toBe(true);
});

test("a launch may be this environment's own URL", async () => {
  const url = new URL(launchOf('b'), 'https://shop.example');
  await expect(sdk.authorizationCodeGrant(clientOf(), url)).resolves.toBeDefined();
  await expect(
    sdk.authorizationCodeGrant(clientOf(), new URLSearchParams(`code=${process.env.RUN}-c`)),
  ).resolves.toBeDefined();
});

test('a signal of this environment aborts', async () => {
  const controller = new AbortController();
  controller.abort();
  const { signal } = controller;
  await expect(
    sdk.authorizationCodeGrant(clientOf(), launchOf('d'), { signal }),
  ).rejects.toMatchObject({ code: 'token_request_failed', reason: 'aborted', outcome: 'not_sent' });
});

test('with fake timers the second exchange comes back, too', async () => {
  jest.useFakeTimers();
  try {
    for (const code of ['e', 'f'])
      await expect(sdk.authorizationCodeGrant(clientOf(), launchOf(code))).resolves.toBeDefined();
  } finally {
    jest.useRealTimers();
  }
});

test('wrong options name the file of the test', () => {
  let thrown;
  try {
    clientOf({ clientId: undefined });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 'invalid_client_options' });
  expect(thrown.stack.split('\n').find((line) => line.includes(' at '))).toMatch(/shop\.test\.js/);
});
