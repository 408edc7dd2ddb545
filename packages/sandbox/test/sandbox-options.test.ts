import { expect, test } from 'vitest';
import { createSandbox, looksReal, type SandboxOptions } from '../src/index.ts';
import { exchange } from './token-request.ts';

const client = { clientId: 'a', clientSecret: 'b', redirectUri: 'https://shop.example/' };
const realSecret = 'k3J9xQ2mZ8vT5nB7wL4c';

test.each<[says: string, options: unknown]>([
  ["a host of MonPay's", { merchantUrl: 'https://z-wallet.monpay.mn/launch' }],
  ["a host of MonPay's", { merchantUrl: 'https://MONPAY.mn./' }],
  [
    "a host of MonPay's",
    { clients: [{ ...client, redirectUri: 'https://wallet.monpay.mn:444/' }] },
  ],
  ['clientSecret looks like a real one', { clients: [{ ...client, clientSecret: realSecret }] }],
  ['clients or merchantUrl', { clients: [client], merchantUrl: 'https://shop.example/' }],
  ['merchantUrl takes', { merchantUrl: '/launch' }],
  ['merchantUrl takes', { merchantUrl: 'https://shop.example/#part' }],
  ['merchantUrl takes', { merchantUrl: 'javascript:alert(1)' }],
  ['merchantUrl takes', { merchantUrl: 'https://user:pass@shop.example/' }],
  ['merchantUrl takes', { merchantUrl: 'https://shop.example/?code=1' }],
  ['redirectUri takes', { clients: [{ ...client, redirectUri: undefined }] }],
  ['clientId takes', { clients: [{ ...client, clientId: '' }] }],
  ['clients[0] must be an object', { clients: [null] }],
  ['clientSecret takes', { clients: [{ ...client, clientSecret: 'нууц' }] }],
  ['same clientId', { clients: [client, client] }],
  ['list of 1 to 100 clients', { clients: [] }],
  ['list of 1 to 100 customers', { users: [] }],
  ['users[0].phone takes', { users: [{ id: '1', firstName: 'a', lastName: 'b', phone: 1 }] }],
  ['adminToken takes', { adminToken: 'short' }],
  ['errorShape takes', { errorShape: 'xml' }],
  ['quirks[0] takes', { quirks: ['odd'] }],
  ['latency takes', { latency: -1 }],
  ['redirectUriMatch takes', { redirectUriMatch: 'path' }],
  ['codeLifetime takes', { codeLifetime: 0 }],
  ['now takes', { now: 5 }],
  ['seed takes', { seed: '' }],
  ['and nothing else', { redirectURI: 'https://shop.example/' }],
])('options are refused, and the message says why: %s', (says, options) => {
  const create = () => createSandbox(options as SandboxOptions);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(says);
  expect(create).not.toThrow(realSecret);
});

test.each(['shop-client-secret', 'shop secret/+&=%', 'sbx_secret_1234567890abcdef', 'x1'])(
  'a secret that is plainly made up is taken: %s',
  (clientSecret) => {
    expect(createSandbox({ clients: [{ ...client, clientSecret }] })).toMatchObject({
      clientSecret,
    });
  },
);

test.each([
  ['with symbols', 'k3J9!xQ2m#Z8vT5$nB7w'],
  ['without a digit', 'kJxQmZvTnBwLcRfHyPdG'],
  ['of digits alone', '4829105736482910'],
  ['with a sign in each place', '9f86d081-884c-4d63-a1bb-2d0f9c2b6c1e'],
  ['of 16 characters', 'k3J9xQ2mZ8vT5nB7'],
])('a secret that looks real is refused, %s', async (_, clientSecret) => {
  expect(looksReal(clientSecret)).toBe(true);
  const create = () => createSandbox({ clients: [{ ...client, clientSecret }] });
  expect(create).toThrow('looks like a real one');
  expect(create).not.toThrow(clientSecret);
  const sandbox = createSandbox();
  await exchange(sandbox, { client_secret: clientSecret });
  expect(sandbox.requests()[0]?.explanation?.rule).toBe('real_secret');
});

test.each([
  'k3J9xQ2mZ8vT5nB',
  'abcabcabcabcabcabc',
  'two words and more',
  'a-local-secret-of-mine',
])('a secret does not look real: %s', (clientSecret) =>
  expect(looksReal(clientSecret)).toBe(false),
);

test('a redirect URI has 2048 characters at most', () => {
  const merchantUrl = `http://localhost:3000/${'x'.repeat(2048 - 22)}`;
  expect(createSandbox({ merchantUrl }).redirectUri).toHaveLength(2048);
  expect(() => createSandbox({ merchantUrl: `${merchantUrl}x` })).toThrow('merchantUrl takes');
});

test('everything that is wrong with the options is said at once, and no value is repeated', () => {
  const options = {
    clients: [
      { clientId: '', clientSecret: 'k3J9xQ2mZ8vT5nB7wL4c', redirectUri: 'ftp://s3cr3t.example' },
    ],
    users: [{ id: 's3cr3t\n', firstName: 5, lastName: null, phone: '30110001', nick: 's3cr3t' }],
    latency: 's3cr3t',
    quirks: ['s3cr3t'],
    errorShape: { s3cr3t: true },
  } as unknown as SandboxOptions;
  const { message } = thrownBy(() => createSandbox(options));
  const credentials = ['clientId', 'clientSecret', 'redirectUri'].map(
    (name) => `clients[0].${name} `,
  );
  const user = ['users[0].id ', 'users[0].firstName ', 'users[0] may have '];
  for (const name of [...credentials, ...user, 'latency ', 'quirks[0] ', 'errorShape ']) {
    expect(message).toContain(name);
  }
  expect(message).not.toMatch(/s3cr3t|k3J9|nick/);
});

function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It threw nothing.');
}
