import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts';
import type { RuleName } from '../src/monpay/broken-rule.ts';
import { exchange, goodFields, post, type TokenAnswer } from './token-request.ts';

/** The headers of a form. */
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** A merchant. */
export const shop = {
  clientId: 'shop',
  clientSecret: 'shop secret',
  redirectUri: 'https://shop.example/launch',
};
/** Another merchant. */
export const stall = {
  clientId: 'stall',
  clientSecret: 'stall secret',
  redirectUri: 'https://stall.example/launch',
};
/** The time in that sandbox. */
export const start = Date.UTC(2030, 0, 1, 12, 3, 7);

/** A sandbox with two merchants, at a time of its own. */
export function shops(options: SandboxOptions = {}): Sandbox {
  return createSandbox({ clients: [shop, stall], now: () => start, ...options });
}

function text(sandbox: Sandbox, changes: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({ ...goodFields(sandbox), ...changes }).toString();
}

/** One sentence of the test list of an authorization server's code grant. */
export type Case = [
  sentence: string,
  rule: RuleName,
  send: (sandbox: Sandbox) => Promise<TokenAnswer>,
  stays?: 'the code is spent already',
];

/** A request for every rule that the token endpoint has. */
export const cases: readonly Case[] = [
  [
    'a body beyond the limit',
    'body_too_large',
    (sandbox) => post(sandbox, { headers: form, body: text(sandbox, { x: 'x'.repeat(40_000) }) }),
  ],
  ...['cross-site', 'same-site'].map((site): Case => [
    `a web page (${site})`,
    'from_web_page',
    (sandbox) =>
      post(sandbox, { headers: { ...form, 'Sec-Fetch-Site': site }, body: text(sandbox) }),
  ]),
  [
    'a web page of another origin',
    'from_web_page',
    (sandbox) => post(sandbox, { headers: { ...form, Origin: 'null' }, body: text(sandbox) }),
  ],
  ...['client_secret', 'code', 'clientSecret'].map((name): Case => [
    `${name} in the query`,
    'credentials_in_query',
    (sandbox) =>
      post(sandbox, { headers: form, body: text(sandbox) }, `/v2/oauth/token?${name}=value`),
  ]),
  [
    'everything in the query, as a sample of the guide has it for the other grant',
    'credentials_in_query',
    (sandbox) => post(sandbox, { headers: form }, `/v2/oauth/token?${text(sandbox)}`),
  ],
  [
    'HTTP Basic',
    'credentials_in_header',
    (sandbox) =>
      post(sandbox, {
        headers: { ...form, Authorization: `Basic ${btoa('shop:shop secret')}` },
        body: text(sandbox),
      }),
  ],
  [
    'no content type',
    'content_type_missing',
    (sandbox) => post(sandbox, { body: new TextEncoder().encode(text(sandbox)) }),
  ],
  [
    'JSON',
    'content_type_json',
    (sandbox) =>
      post(sandbox, {
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(goodFields(sandbox)),
      }),
  ],
  [
    'multipart',
    'content_type_multipart',
    (sandbox) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(goodFields(sandbox))) body.set(name, value);
      return post(sandbox, { body });
    },
  ],
  [
    'text',
    'content_type_other',
    (sandbox) => post(sandbox, { headers: { 'Content-Type': 'text/plain' }, body: text(sandbox) }),
  ],
  [
    'an unknown charset',
    'unknown_charset',
    (sandbox) =>
      post(sandbox, {
        headers: { 'Content-Type': `${form['Content-Type']}; charset=windows-1251` },
        body: text(sandbox),
      }),
  ],
  [
    'a compressed body',
    'content_encoding',
    (sandbox) =>
      post(sandbox, { headers: { ...form, 'Content-Encoding': 'gzip' }, body: text(sandbox) }),
  ],
  [
    'a bad escape in a value',
    'bad_escape',
    (sandbox) => post(sandbox, { headers: form, body: `${text(sandbox)}&scope=%zz` }),
  ],
  [
    'a bad escape in a name',
    'bad_escape',
    (sandbox) => post(sandbox, { headers: form, body: `${text(sandbox)}&%E0%A4%A=1` }),
  ],
  [
    'bytes that are not UTF-8',
    'bad_escape',
    (sandbox) =>
      post(sandbox, { headers: form, body: Buffer.from(`${text(sandbox)}&scope=\xFF`, 'latin1') }),
  ],
  ...['redirect_uri', 'client_id', 'client_secret', 'code', 'grant_type', 'scope'].map(
    (name): Case => [
      `${name} twice`,
      'repeated_field',
      (sandbox) =>
        post(sandbox, { headers: form, body: `${name}=1&${text(sandbox, { [name]: '2' })}` }),
    ],
  ),
  ...['', undefined].map((value): Case => [
    `grant_type ${value === '' ? 'empty' : 'absent'}`,
    'missing_grant_type',
    (sandbox) => exchange(sandbox, { grant_type: value }),
  ]),
  ...['implicit', 'refresh_token', 'password', 'Authorization_Code', 'нууц'].map(
    (grant_type): Case => [
      `the grant type ${grant_type}`,
      'unsupported_grant_type',
      (sandbox) => exchange(sandbox, { grant_type }),
    ],
  ),
  [
    'another grant type without a code',
    'unsupported_grant_type',
    (sandbox) => exchange(sandbox, { grant_type: 'password', code: undefined }),
  ],
  ...['redirect_uri', 'client_id', 'client_secret', 'code'].flatMap((name) =>
    [undefined, ''].map((value): Case => [
      `${name} ${value === '' ? 'empty' : 'absent'}`,
      'missing_field',
      (sandbox) => exchange(sandbox, { [name]: value }),
    ]),
  ),
  ...['client_id', 'client_secret', 'code'].flatMap((name) =>
    ['line\nbreak', 'нууц', 'x'.repeat(5000)].map((value): Case => [
      `${name} that is ${JSON.stringify(value.slice(0, 10))}…`,
      'illegal_field',
      (sandbox) => exchange(sandbox, { [name]: value }),
    ]),
  ),
  ...[
    '/launch',
    'shop.example/launch',
    'https://shop.example/launch#part',
    'monpay://launch',
    'https%3A%2F%2Fshop.example%2Flaunch',
    `https://shop.example/${'x'.repeat(2048)}`,
    'https://',
    'https://shop.example:99999/',
    'https://дэлгүүр.мон/',
  ].map((redirect_uri): Case => [
    `the redirect URI ${redirect_uri.slice(0, 40)}`,
    'malformed_redirect_uri',
    (sandbox) => exchange(sandbox, { redirect_uri }),
  ]),
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
