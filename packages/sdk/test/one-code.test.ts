import { describe, expect, test, vi } from 'vitest';
import * as sdk from '../src/index.ts';
import { countingEndpoint } from './counting-endpoint.ts';
import { ownProcess } from './own-process.ts';
import {
  answering,
  clientOf,
  errorOf,
  freshCode,
  goodToken,
  tokenEndpoint,
} from './token-endpoint.ts';

const { requestToken } = sdk;
const reused = { code: 'authorization_code_reused' };

/** The package as another bundle of the same process has it. */
async function anotherCopy(): Promise<typeof sdk> {
  vi.resetModules();
  const copy = await import('../src/index.ts');
  expect(copy.requestToken).not.toBe(requestToken);
  return copy;
}

describe('a code is sent once', () => {
  test('under whichever redirect URI of the client', async () => {
    const endpoint = await answering(200, goodToken);
    const code = freshCode();
    await requestToken(clientOf(endpoint), { code });
    const other = clientOf(endpoint, { redirectUri: 'https://shop.example/another' });
    expect(await errorOf(requestToken(other, { code }))).toMatchObject(reused);
    expect(endpoint.requests).toHaveLength(1);
  });

  test.each(['localhost', 'LOCALHOST', 'wallet.localhost', '127.0.0.2', '[::1]', '0x7f.1'])(
    'to this machine, which is called %s too',
    async (name) => {
      const endpoint = await answering(200, goodToken);
      const code = freshCode();
      await requestToken(clientOf(endpoint), { code });
      const other = clientOf({ url: endpoint.url.replace('127.0.0.1', name) });
      expect(await errorOf(requestToken(other, { code }))).toMatchObject(reused);
      expect(endpoint.requests).toHaveLength(1);
    },
  );

  test('to one host, with and without the dot that ends a name', async () => {
    let asked = 0;
    const fetch = async (): Promise<Response> => {
      asked++;
      return Response.json(goodToken);
    };
    const code = freshCode();
    await requestToken(clientOf({ url: 'https://wallet.example' }, { fetch }), { code });
    const other = clientOf({ url: 'https://WALLET.example.:443/' }, { fetch });
    expect(await errorOf(requestToken(other, { code }))).toMatchObject(reused);
    expect(asked).toBe(1);
  });

  test('by two clients, and to two servers, more than once', async () => {
    const endpoints = [await answering(200, goodToken), await answering(200, goodToken)];
    const code = freshCode();
    for (const endpoint of endpoints) {
      for (const clientId of ['shop', 'another shop']) {
        await requestToken(clientOf(endpoint, { clientId }), { code });
      }
    }
    expect(endpoints.map(({ requests }) => requests.length)).toEqual([2, 2]);
  });
});

describe('two copies of the package in one process', () => {
  test('send a code once', async () => {
    const endpoint = await answering(200, goodToken);
    const code = freshCode();
    const copy = await anotherCopy();
    const client = copy.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/',
      authorizationServer: endpoint.url,
    });
    await copy.requestToken(client, { code });
    expect(await errorOf(requestToken(clientOf(endpoint), { code }))).toMatchObject(reused);
    expect(endpoint.requests).toHaveLength(1);
  });

  test('share the request that is under way, and its error is an OAuthError for both', async () => {
    const bothCalled = Promise.withResolvers<void>();
    const endpoint = await tokenEndpoint(async (response) => {
      await bothCalled.promise;
      response.writeHead(403).end();
    });
    const code = freshCode();
    const copy = await anotherCopy();
    const options = {
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/',
      authorizationServer: endpoint.url,
    };
    const calls = [
      requestToken(sdk.confidentialClient(options), { code }),
      copy.requestToken(copy.confidentialClient(options), { code }),
    ].map(errorOf);
    await vi.waitUntil(() => endpoint.requests.length === 1, { timeout: 30_000 });
    bothCalled.resolve();
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ code: 'token_response_error', error: 'invalid_grant' });
      expect([sdk.isOAuthError(error), copy.isOAuthError(error)]).toEqual([true, true]);
    }
    expect(endpoint.requests).toHaveLength(1);
  });

  test('use the same connections', async () => {
    const endpoint = await countingEndpoint();
    await requestToken(clientOf(endpoint), { code: freshCode() });
    const copy = await anotherCopy();
    const client = copy.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/',
      authorizationServer: endpoint.url,
    });
    await copy.requestToken(client, { code: freshCode() });
    expect(endpoint.connections).toMatchObject([{ requests: 2 }]);
  });
});

test.each([
  ['is frozen', 'Object.freeze(globalThis)'],
  [
    'has something else in its places',
    `for (const name of ['spent-codes/1', 'flights/2', 'connections/1']) {
       globalThis[Symbol.for('@monpay-miniapp/sdk/' + name)] = { get: 1, set: 1, claim: 'nobody' };
     }`,
  ],
])('even if the global object %s, a code is sent once', async (_, tamper) => {
  const endpoint = await countingEndpoint();
  const { told } = await ownProcess(`
    ${tamper};
    const client = sdk.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/',
      authorizationServer: ${JSON.stringify(endpoint.url)},
    });
    const outcomes = [];
    for (let i = 0; i < 2; i++) {
      outcomes.push(await sdk.requestToken(client, { code: 'a-code' }).catch(({ code }) => code));
    }
    tell(outcomes);
  `);
  expect(told).toEqual([goodToken, 'authorization_code_reused']);
  expect(endpoint.connections).toMatchObject([{ requests: 1 }]);
});

test('what the copies share is frozen, and nobody can take it away', async () => {
  await requestToken(clientOf(await answering(200, goodToken)), { code: freshCode() });
  for (const name of ['spent-codes/1', 'flights/2', 'connections/1']) {
    const key = Symbol.for(`@monpay-miniapp/sdk/${name}`);
    const property = Object.getOwnPropertyDescriptor(globalThis, key);
    expect(property).toMatchObject({ writable: false, configurable: false, enumerable: false });
    expect(Object.isFrozen(property?.value)).toBe(true);
  }
});
