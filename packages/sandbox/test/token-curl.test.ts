import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { RuleName } from '../src/monpay/broken-rule.ts';
import { cases } from './refused-requests.ts';
import { shop, shops } from './two-shops.ts';
import { exchange, lastExplanation, post } from './token-request.ts';

/** The rules whose breach a command can repeat without any secret. */
const repeatable: ReadonlySet<RuleName> = new Set<RuleName>([
  'from_web_page',
  'credentials_in_query',
  'credentials_in_header',
  'content_type_missing',
  'content_type_json',
  'content_type_multipart',
  'content_type_other',
  'unknown_charset',
  'content_encoding',
  'repeated_field',
  'missing_field',
  'unsupported_grant_type',
  'unknown_client',
  'wrong_secret',
  'unknown_code',
  'other_clients_code',
  'used_code',
  'expired_code',
  'revoked_code',
  'redirect_uri_mismatch',
]);

const repeated = cases.filter(([, rule]) => repeatable.has(rule));

test.each(repeated)('copied as curl, %s meets the same rule: %s', async (_, rule, send) => {
  const sandbox = shops();
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  await send(sandbox);
  const before = sandbox.requests().length;
  const curl = sandbox.requests().at(-1)?.curl ?? '';
  expect(curl).not.toContain(shop.clientSecret);
  const env = {
    ...process.env,
    MONPAY_CLIENT_ID: shop.clientId,
    // In an address a shell can't encode it.
    MONPAY_CLIENT_SECRET:
      rule === 'credentials_in_query' ? encodeURIComponent(shop.clientSecret) : shop.clientSecret,
    MONPAY_REDIRECT_URI: shop.redirectUri,
    CODE: sandbox.issueCode().code,
  };
  const { stdout } = await promisify(execFile)('sh', ['-ec', curl], { env });
  expect(stdout).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(sandbox.requests()).toHaveLength(before + 1);
  expect(lastExplanation(sandbox)).toMatchObject({ rule });
});

test('copied as curl, a good request is good again, and so is the query of the guide', async () => {
  const sandbox = shops();
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  await exchange(sandbox);
  const { clientId: client_id, clientSecret: client_secret } = shop;
  const query = new URLSearchParams({ client_id, client_secret, grant_type: 'client_credentials' });
  await post(sandbox, {}, `/v2/oauth/token?${query.toString()}`);
  for (const { curl } of sandbox.requests()) {
    expect(curl).not.toContain(encodeURIComponent(client_secret));
    const env = {
      ...process.env,
      MONPAY_CLIENT_SECRET: shop.clientSecret,
      CODE: sandbox.issueCode().code,
    };
    const { stdout } = await promisify(execFile)('sh', ['-ec', curl], { env });
    expect(stdout).toContain('HTTP/1.1 200');
  }
});

test('a copied command runs nothing that stands in a client’s id', async () => {
  const clientId = "shop\"$(touch ran)`touch ran`\\'; touch ran; '";
  const sandbox = shops({ clients: [{ ...shop, clientId }] });
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const { json } = await exchange(sandbox);
  const headers = { Authorization: `Bearer ${String(json['access_token'])}` };
  await post(sandbox, { method: 'GET', headers }, '/v2/api/oauth/userinfo');
  const cwd = mkdtempSync(join(tmpdir(), 'copied-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const { curl } of sandbox.requests()) {
    const env = {
      ...process.env,
      MONPAY_CLIENT_SECRET: shop.clientSecret,
      MONPAY_REDIRECT_URI: shop.redirectUri,
      CODE: sandbox.issueCode().code,
    };
    const { stdout } = await promisify(execFile)('sh', ['-ec', curl], { env, cwd });
    expect(stdout).toContain('HTTP/1.1 200');
  }
  expect(readdirSync(cwd)).toEqual([]);
});

test('the fields of a JSON body are shown without secret and code, and lead to the code', async () => {
  const sandbox = shops();
  const { code } = sandbox.issueCode();
  const body = JSON.stringify({
    grant_type: 'authorization_code',
    client_id: 'shop',
    client_secret: shop.clientSecret,
    code,
    amount: 5,
    nested: [code],
  });
  const headers = { 'Content-Type': 'application/json', 'User-Agent': `agent ${code}` };
  await post(sandbox, { headers, body });
  expect(sandbox.requests()).toMatchObject([
    {
      codeId: 'code-1',
      userAgent: 'agent [redacted]',
      fields: {
        grant_type: 'authorization_code',
        client_id: 'shop',
        client_secret: '[redacted]',
        code: '[redacted]',
        amount: '5',
      },
    },
  ]);
  expect(JSON.stringify(sandbox.requests())).not.toContain(shop.clientSecret);
});

test('a field that is sent twice is named, if it is one of the five', async () => {
  const sandbox = shops();
  const body = 'zq7x=1&zq7x=2';
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await post(sandbox, { headers, body });
  expect(lastExplanation(sandbox)?.en).toMatch(/^The form has a field more than once/);
  await post(sandbox, { headers, body: `${body}&code=1&code=2` });
  expect(lastExplanation(sandbox)?.en).toMatch(/^The form has code more than once/);
});

test('a form of which nothing may be shown is still sent as a form', async () => {
  const sandbox = shops();
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await post(sandbox, { headers, body: 'zq7x=hjk4' });
  const curl = sandbox.requests().at(-1)?.curl ?? '';
  expect(curl).not.toMatch(/zq7x|hjk4/);
  await promisify(execFile)('sh', ['-ec', curl]);
  expect(sandbox.requests()).toHaveLength(2);
  expect(lastExplanation(sandbox)).toMatchObject({ rule: 'missing_grant_type' });
});

test.each(['[1]', 'null', '"text"', '{', '\xFF', '{"__proto__":"a","code":{}}'])(
  'a JSON body without such fields is refused as JSON, too: %s',
  async (body) => {
    const sandbox = shops();
    await post(sandbox, { headers: { 'Content-Type': 'application/json' }, body });
    expect(lastExplanation(sandbox)).toMatchObject({ rule: 'content_type_json' });
  },
);
