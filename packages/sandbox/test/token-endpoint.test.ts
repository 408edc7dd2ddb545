import { describe, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import type { RuleName } from '../src/monpay/broken-rule.ts';
import { rules } from '../src/monpay/rules.ts';
import { tokenErrorStatus } from '../src/monpay/token-errors.ts';
import { cases } from './refused-requests.ts';
import { form, shop, shops, stall } from './two-shops.ts';
import { exchange, goodFields, lastExplanation, post } from './token-request.ts';

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
  const body = new URLSearchParams(goodFields(sandbox)).toString();
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
