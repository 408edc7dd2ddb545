import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts';
import type { RuleName } from '../src/monpay/broken-rule.ts';
import { rules } from '../src/monpay/rules.ts';
import { tokenErrorStatus } from '../src/monpay/token-errors.ts';
import { exchange, goodFields, lastExplanation, post, type TokenAnswer } from './token-request.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const shop = {
  clientId: 'shop',
  clientSecret: 'shop secret',
  redirectUri: 'https://shop.example/launch',
};
const stall = {
  clientId: 'stall',
  clientSecret: 'stall secret',
  redirectUri: 'https://stall.example/launch',
};
const start = Date.UTC(2030, 0, 1, 12, 3, 7);

function shops(options: SandboxOptions = {}): Sandbox {
  return createSandbox({ clients: [shop, stall], now: () => start, ...options });
}

function text(sandbox: Sandbox, changes: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({ ...goodFields(sandbox), ...changes }).toString();
}

test('a token is permanent, made by the sandbox, and kept by no cache', async () => {
  const sandbox = shops();
  const { status, json, headers } = await exchange(sandbox);
  expect(status).toBe(200);
  expect(json).toEqual({
    access_token: expect.stringMatching(/^sbx_[\w-]{32}$/),
    token_type: 'Bearer',
    refresh_token: expect.stringMatching(/^sbx_refresh_[\w-]{32}$/),
    expires_in: expect.any(Number),
  });
  sandbox.advance(365 * 24 * 3_600_000);
  expect(sandbox.userOf(String(json['access_token']))).toBeDefined();
  expect(headers.get('X-Sandbox')).toBe('SANDBOX (not MonPay)');
});

/** One sentence of the test list of an authorization server's code grant. */
type Case = [
  sentence: string,
  rule: RuleName,
  send: (sandbox: Sandbox) => Promise<TokenAnswer>,
  stays?: 'the code is spent already',
];

const cases: Case[] = [
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

describe('a refusal has its documented status, says why in two languages, and spends no code', () => {
  test.each(cases)('%s: %s', async (_, rule, send, spent) => {
    const sandbox = shops();
    let issued = 0;
    sandbox.subscribe(({ type }) => (issued += type === 'token_issued' ? 1 : 0));
    const { status, json, headers } = await send(sandbox);
    const { error, level, sources } = rules[rule];
    const explanation = lastExplanation(sandbox);
    expect(explanation).toMatchObject({ rule, level, sources });
    expect(explanation?.en).toMatch(/^[A-Z].*\.$/);
    expect(explanation?.mn).toMatch(/[а-яөү].*\.$/i);
    expect(JSON.stringify(explanation)).not.toMatch(/[{}]\w|\w[{}]|undefined/);
    expect(status).toBe(tokenErrorStatus[error]);
    expect(json).toEqual({ error, error_description: explanation?.en });
    expect(json['error_description']).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Pragma')).toBe('no-cache');
    expect(issued).toBe(spent ? 1 : 0);
  });

  test('every rule has its sentence above', () => {
    const tried = new Set(cases.map(([, rule]) => rule));
    expect(Object.keys(rules).filter((rule) => !tried.has(rule as RuleName))).toEqual([]);
  });
});

test.each([
  'https://shop.example/',
  'https://shop.example/another/path?with=query',
  'https://shop.example:8443/launch',
  'HTTPS://SHOP.EXAMPLE/launch',
])('scheme and domain are compared, and port and path are not: %s', async (redirect_uri) => {
  expect(await exchange(shops(), { redirect_uri })).toMatchObject({ status: 200 });
  expect(await exchange(shops({ redirectUriMatch: 'exact' }), { redirect_uri })).toMatchObject({
    status: 403,
  });
});

test('a code that was refused for its redirect URI, its client or its secret works right afterwards', async () => {
  const sandbox = shops();
  const { code } = sandbox.issueCode();
  const mistakes = [
    { redirect_uri: 'http://shop.example/launch' },
    { client_secret: 'wrong' },
    { client_id: 'stall', client_secret: stall.clientSecret },
    { grant_type: 'password' },
  ];
  for (const mistake of mistakes) {
    expect((await exchange(sandbox, { code, ...mistake })).status).not.toBe(200);
  }
  expect(await exchange(sandbox, { code })).toMatchObject({ status: 200 });
});

test('of fifty requests at once for one code, one gets a token', async () => {
  const sandbox = shops();
  const { code } = sandbox.issueCode();
  const answers = await Promise.all(Array.from({ length: 50 }, () => exchange(sandbox, { code })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(49);
});

test('the first thing that is wrong is reported: form, grant type, fields, client, code, redirect URI', async () => {
  const sandbox = shops();
  const wrong: Record<string, string | undefined> = {
    grant_type: 'password',
    code: undefined,
    client_secret: 'wrong',
    redirect_uri: 'http://shop.example/',
  };
  const reported: (string | undefined)[] = [];
  const { code } = sandbox.issueCode();
  for (const fix of [
    {},
    { grant_type: 'authorization_code' },
    { code: 'guess' },
    { client_secret: shop.clientSecret },
    { code },
  ]) {
    Object.assign(wrong, fix);
    await exchange(sandbox, wrong);
    reported.push(lastExplanation(sandbox)?.rule);
  }
  expect(reported).toEqual([
    'unsupported_grant_type',
    'missing_field',
    'wrong_secret',
    'unknown_code',
    'redirect_uri_mismatch',
  ]);
});

test('an explanation names what differed, when the code was used and by which request', async () => {
  const sandbox = shops();
  await exchange(sandbox, { redirect_uri: 'http://www.shop.example/launch' });
  expect(lastExplanation(sandbox)).toMatchObject({
    en: expect.stringContaining('scheme http != https; host www.shop.example != shop.example'),
    differences: [
      { field: 'redirect_uri', part: 'scheme', got: 'http', expected: 'https' },
      { field: 'redirect_uri', part: 'host', got: 'www.shop.example', expected: 'shop.example' },
    ],
  });
  const { code } = sandbox.issueCode();
  await exchange(sandbox, { code });
  await exchange(sandbox, { code });
  const at = new Date(start).toISOString();
  expect(lastExplanation(sandbox)?.en).toContain(`used already at ${at} by request 2.`);
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
  'the token endpoint refuses %s with 405',
  async (method) => {
    const { status, headers, json } = await post(shops(), { method });
    expect(status).toBe(405);
    expect(headers.get('Allow')).toBe('POST');
    if (method !== 'HEAD') expect(json['message']).toMatch(/^SANDBOX: /);
  },
);

test.each([
  '/oauth/token',
  '/v2/oauth/token/',
  '/v2/oauth',
  '/v2/api/oauth/users',
  '//v2/oauth/token',
])(
  'nothing is at %s: 404 in JSON that says SANDBOX, and the inspector shows the right path',
  async (path) => {
    const sandbox = shops();
    const { status, json } = await post(sandbox, {}, path);
    expect(status).toBe(404);
    expect(json).toMatchObject({ sandbox: true, error: 'wrong_path' });
    expect(json['message']).toContain('POST /v2/oauth/token');
    expect(lastExplanation(sandbox)?.rule).toBe('wrong_path');
  },
);

test('unknown fields, and a query without credentials, are ignored', async () => {
  const sandbox = shops();
  expect(await exchange(sandbox, { scope: 'phone', code_verifier: 'x' })).toMatchObject({
    status: 200,
  });
  const body = text(sandbox);
  expect(await post(sandbox, { headers: form, body }, '/v2/oauth/token?lang=mn')).toMatchObject({
    status: 200,
  });
});

test('a redirect_uri is read up to 2048 characters, and no further', async () => {
  const sandbox = createSandbox({ merchantUrl: 'http://localhost:3000/' });
  const longest = `http://localhost:3000/${'x'.repeat(2048 - 22)}`;
  expect(await exchange(sandbox, { redirect_uri: longest })).toMatchObject({ status: 200 });
  expect(await exchange(sandbox, { redirect_uri: `${longest}x` })).toMatchObject({ status: 400 });
  expect(lastExplanation(sandbox)?.rule).toBe('malformed_redirect_uri');
});

test.each([
  ['Basic c2hvcDpzZWNyZXQ=', '(basic)'],
  ['BEARER abc', '(bearer)'],
  ['Digest username="x"', '(unknown scheme)'],
  ['basic', '(unknown scheme)'],
])('the explanation names the scheme of the header %j: %s', async (authorization, scheme) => {
  const sandbox = createSandbox();
  const body = new URLSearchParams(goodFields(sandbox));
  await post(sandbox, { headers: { Authorization: authorization }, body });
  const { rule, en, mn } = lastExplanation(sandbox) ?? {};
  expect(rule).toBe('credentials_in_header');
  expect(en).toContain(`Authorization header ${scheme}`);
  expect(mn).toContain(scheme);
});

test('a magic code says by which request it was used, which is none, and when', async () => {
  const sandbox = createSandbox({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
  await exchange(sandbox, { code: 'code_used' });
  expect(lastExplanation(sandbox)?.en).toContain(
    'at 2026-01-02T03:04:05.000Z by request 0 (made up by the magic code)',
  );
  await exchange(sandbox, { code: 'code_expired' });
  expect(lastExplanation(sandbox)?.en).toContain('expired at 2026-01-02T03:04:05.000Z.');
  expect(sandbox.requests().map(({ codeId }) => codeId)).toEqual([undefined, undefined]);
});

test('a code that is refused is on record as that code, and its customer in the journal', async () => {
  const sandbox = createSandbox();
  const seen: unknown[][] = [];
  sandbox.subscribe(({ type, codeId, user }) => seen.push([type, codeId, user?.id]));
  const { code } = sandbox.issueCode('saraa');
  await exchange(sandbox, { code, client_secret: 'wrong' });
  await exchange(sandbox, { code: 'code_used' });
  expect(seen.filter(([type]) => type === 'refused')).toEqual([
    ['refused', 'code-1', 'saraa'],
    ['refused', undefined, undefined],
  ]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'the word %s is a stranger’s like any other, wherever it stands',
  async (word) => {
    const sandbox = createSandbox();
    for (const name of Object.keys(goodFields(sandbox))) {
      expect((await exchange(sandbox, { [name]: word })).status).toBeLessThan(500);
    }
    expect(await exchange(sandbox, { code: `code_${word}` })).toMatchObject({ status: 403 });
    const body = new URLSearchParams([...Object.entries(goodFields(sandbox)), [word, word]]);
    expect(await post(sandbox, { body })).toMatchObject({ status: 200 });
    expect(sandbox.requests().at(-1)?.fields).toMatchObject({ '(other fields)': '1' });
    const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
    for (const path of [`/_sandbox/${word}`, `/_sandbox/assets/${word}`, `/v2/oauth/${word}`]) {
      expect(await post(sandbox, { headers }, path)).toMatchObject({ status: 404 });
    }
    const json = { ...headers, 'Content-Type': 'application/json' };
    for (const [path, name] of [
      ['codes', 'user'],
      ['codes', 'client_id'],
      ['faults', 'fault'],
    ]) {
      const init = { headers: json, body: JSON.stringify({ [String(name)]: word }) };
      expect(await post(sandbox, init, `/_sandbox/${path}`)).toMatchObject({ status: 400 });
    }
    const init = { method: 'PATCH', headers: json, body: `{"${word}":1}` };
    expect(await post(sandbox, init, '/_sandbox/settings')).toMatchObject({ status: 400 });
    expect(sandbox.userOf(word)).toBeUndefined();
  },
);
