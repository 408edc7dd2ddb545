import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { confidentialClient, requestToken, type ConfidentialClientOptions } from '../src/index.ts';
import { good, refusal } from './refused-options.ts';

test('a client is frozen data with the documented host and ten seconds', () => {
  const client = confidentialClient(good);
  expect({ ...client }).toEqual({
    clientId: 'shop',
    redirectUri: 'https://shop.example/launch',
    authorizationServer: 'https://z-wallet.monpay.mn',
    timeout: 10_000,
  });
  expect(Object.isFrozen(client)).toBe(true);
});

test('the secret does not show in a client', () => {
  const client = confidentialClient(good);
  const shown = inspect(client, { showHidden: true, depth: null }) + JSON.stringify(client);
  expect(shown).not.toContain(good.clientSecret);
});

test('a copy of a client is refused, since it has no secret', async () => {
  await expect(requestToken({ ...confidentialClient(good) }, { code: 'a' })).rejects.toThrow(
    'not a copy of it',
  );
});

test('every problem is named at once, and no value but that of a server is repeated', () => {
  const error = refusal({
    clientId: '',
    clientSecret: 'S3cr3t-of-the-shop\n',
    redirectUri: 'shop.example/launch',
    authorizationServer: 'http://wallet.example',
    timeout: 0,
    fetch: 'fetch',
    spentCodes: {},
    clientID: 'x',
  });
  expect(error.issues.map(({ path }) => path).toSorted()).toEqual([
    'authorizationServer',
    'clientID',
    'clientId',
    'clientSecret',
    'fetch',
    'redirectUri',
    'spentCodes',
    'timeout',
  ]);
  expect(error.message).toContain('clientID is not a known option');
  expect(inspect(error, { showHidden: true })).not.toMatch(/S3cr3t|shop\.example/);
});

test.each([undefined, null, ''])('a missing option (%s) names its variable', (value) => {
  const error = refusal({ clientId: value, clientSecret: value, redirectUri: value });
  expect(error.message).toContain('MONPAY_CLIENT_ID');
  expect(error.message).toContain('MONPAY_CLIENT_SECRET');
  expect(error.message).toContain('MONPAY_REDIRECT_URI');
  expect(error.message).toMatch(/ Variables in a file are read with node --env-file=\.env\.$/);
});

test('a name that is made of anything is not repeated', () => {
  const { issues, message } = refusal({ ...good, 'a b\n<script>': 1, ['x'.repeat(65)]: 1 });
  expect(issues.map(({ path }) => path)).toEqual(Array(2).fill('(a key with other characters)'));
  expect(message).not.toMatch(/script|xxx/);
});

test('only what is missing is said to be missing', () => {
  const { message } = refusal({ clientId: 'shop\r', clientID: '' });
  expect(message).toContain('clientId must be');
  expect(message).toContain('clientID is not a known option');
  expect(message).not.toContain('clientId is missing');
});

test.each([undefined, null, 'x', 7, []])('options that are %j are refused', (options) => {
  expect(refusal(options)).toMatchObject({ code: 'invalid_client_options' });
});

describe('refused:', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a client id with a line break', { clientId: 'shop\r' }],
    ['a secret with a space at its end', { clientSecret: 'x ' }],
    ['a Cyrillic secret', { clientSecret: 'нууц' }],
    ['a secret of 1025 characters', { clientSecret: 'x'.repeat(1025) }],
    ['a redirect URI of another scheme', { redirectUri: 'ftp://shop.example/' }],
    ['a redirect URI without a host', { redirectUri: 'https://' }],
    ['a redirect URI with a fragment', { redirectUri: 'https://shop.example/#a' }],
    ['a redirect URI with a blank', { redirectUri: 'https://shop.example/a b' }],
    ['a redirect URI with a line break', { redirectUri: 'https://shop.example/\n' }],
    ['a redirect URI with a password', { redirectUri: 'https://u:p@shop.example/' }],
    ['a redirect URI as an object', { redirectUri: new URL('https://shop.example/') }],
    ['a server that is not a URL', { authorizationServer: 'z-wallet.monpay.mn' }],
    ['http to a host that is not loopback', { authorizationServer: 'http://192.168.1.4' }],
    [
      'http to a host that only looks like loopback',
      { authorizationServer: 'http://127.0.0.1.evil.example' },
    ],
    ['a server of another scheme', { authorizationServer: 'ftp://127.0.0.1' }],
    ['a server with a password', { authorizationServer: 'https://u:p@wallet.example' }],
    ['a server with a query', { authorizationServer: 'https://wallet.example/?a' }],
    ...['/v2', '/v2/', '/v2/oauth', '/v2/oauth//', '/v2/oauth/token', '/a/v2/oauth/token/'].map(
      (path): [string, Record<string, unknown>] => [
        `a server whose path ends in the endpoint's (${path})`,
        { authorizationServer: `https://wallet.example${path}` },
      ],
    ),
    ...[0, -1, Number.NaN, Infinity, 1.5, 2 ** 31, '10', null].map(
      (timeout): [string, Record<string, unknown>] => [
        `a timeout of ${String(timeout)}`,
        { timeout },
      ],
    ),
    ['a fetch that is not a function', { fetch: {} }],
    ['a memory without claim', { spentCodes: new Map() }],
  ])('%s', (_, options) => {
    const { issues } = refusal({ ...good, ...options });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.path).toBe(Object.keys(options)[0]);
    expect(issues[0]?.message.length).toBeGreaterThan(8);
  });
});

describe('taken:', () => {
  test.each<[string, Partial<ConfidentialClientOptions>, string]>([
    [
      'http to 127.0.0.1',
      { authorizationServer: 'http://127.0.0.1:4010' },
      'http://127.0.0.1:4010',
    ],
    ['http to all of 127/8', { authorizationServer: 'http://127.8.9.1' }, 'http://127.8.9.1'],
    ['http to [::1]', { authorizationServer: 'http://[::1]:4010/' }, 'http://[::1]:4010'],
    ['http to localhost', { authorizationServer: 'http://localhost:1' }, 'http://localhost:1'],
    [
      'a URL object',
      { authorizationServer: new URL('https://wallet.example') },
      'https://wallet.example',
    ],
    [
      'a path before the endpoint',
      { authorizationServer: 'https://gate.example/monpay/' },
      'https://gate.example/monpay',
    ],
    ...['/v2/oauth/token/monpay', '/v2x', '/v20', '/xv2/monpay', '/v2/monpay', '/v2/oauthx'].map(
      (path): [string, Partial<ConfidentialClientOptions>, string] => [
        `a path that only begins like the endpoint's (${path})`,
        { authorizationServer: `https://gate.example${path}//` },
        `https://gate.example${path}`,
      ],
    ),
  ])('%s', (_, options, server) => {
    expect(confidentialClient({ ...good, ...options }).authorizationServer).toBe(server);
  });

  test('a redirect URI is kept byte for byte', () => {
    const redirectUri = 'HTTPS://Shop.Example:443/a/../launch?x=%7e';
    expect(confidentialClient({ ...good, redirectUri }).redirectUri).toBe(redirectUri);
  });

  test('the longest timeout', () => {
    expect(confidentialClient({ ...good, timeout: 2 ** 31 - 1 }).timeout).toBe(2147483647);
  });
});
