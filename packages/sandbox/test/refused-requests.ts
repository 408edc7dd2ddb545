import type { Case } from './refused-case.ts';
import { refusedForms } from './refused-forms.ts';
import { exchange } from './token-request.ts';
import { shop, stall } from './two-shops.ts';

/** A request for every rule that the token endpoint has. */
export const cases: readonly Case[] = [
  ...refusedForms,
  ['a client nobody knows', 'unknown_client', (sandbox) => exchange(sandbox, { client_id: 'who' })],
  [
    'id and secret swapped',
    'swapped_credentials',
    (sandbox) => exchange(sandbox, { client_id: shop.clientSecret, client_secret: shop.clientId }),
  ],
  ...[' shop secret', 'shop secret ', '"shop secret"', "'shop secret'"].map(
    (client_secret): Case => [
      `the secret as ${JSON.stringify(client_secret)}`,
      'padded_secret',
      (sandbox) => exchange(sandbox, { client_secret }),
    ],
  ),
  [
    'a wrong secret',
    'wrong_secret',
    (sandbox) => exchange(sandbox, { client_secret: 'a wrong secret' }),
  ],
  [
    "another client's secret",
    'wrong_secret',
    (sandbox) => exchange(sandbox, { client_secret: stall.clientSecret }),
  ],
  [
    'a secret that looks real',
    'real_secret',
    (sandbox) => exchange(sandbox, { client_secret: 'k3J9xQ2mZ8vT5nB7wL4c' }),
  ],
  ['a code nobody issued', 'unknown_code', (sandbox) => exchange(sandbox, { code: 'guess' })],
  [
    "another client's code",
    'other_clients_code',
    (sandbox) => exchange(sandbox, { code: sandbox.issueCode('bat', { clientId: 'stall' }).code }),
  ],
  [
    'a code used before',
    'used_code',
    async (sandbox) => {
      const { code } = sandbox.issueCode();
      await exchange(sandbox, { code });
      return exchange(sandbox, { code });
    },
    'the code is spent already',
  ],
  [
    'a code used before that has expired since',
    'used_code',
    async (sandbox) => {
      const { code } = sandbox.issueCode();
      await exchange(sandbox, { code });
      sandbox.advance(600_000);
      return exchange(sandbox, { code });
    },
    'the code is spent already',
  ],
  [
    'a code that has expired',
    'expired_code',
    (sandbox) => {
      const { code } = sandbox.issueCode();
      sandbox.advance(600_000);
      return exchange(sandbox, { code });
    },
  ],
  [
    'a code that was revoked',
    'revoked_code',
    async (sandbox) => {
      const { code } = sandbox.issueCode();
      await sandbox.fetch(`${sandbox.origin}/_sandbox/codes/code-1/revoke`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${sandbox.adminToken}` },
      });
      return exchange(sandbox, { code });
    },
  ],
  ...[
    'http://shop.example/launch',
    'https://www.shop.example/launch',
    'https://stall.example/launch',
  ].map((redirect_uri): Case => [
    `the redirect URI ${redirect_uri}`,
    'redirect_uri_mismatch',
    (sandbox) => exchange(sandbox, { redirect_uri }),
  ]),
  [
    'another path, if the sandbox compares exactly',
    'redirect_uri_not_exact',
    async (sandbox) => {
      await sandbox.fetch(`${sandbox.origin}/_sandbox/settings`, {
        method: 'PATCH',
        headers: {
          Authorization: `Bearer ${sandbox.adminToken}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ redirect_uri_match: 'exact' }),
      });
      return exchange(sandbox, { redirect_uri: 'https://shop.example/launch/' });
    },
  ],
];
