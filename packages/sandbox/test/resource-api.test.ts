import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call, coffee, customersToken, merchantsToken } from './resource-call.ts';
import { exchange, lastExplanation, post } from './token-request.ts';
import { invoices, userInfo } from './refused-calls.ts';

describe.each(['over HTTP', 'without a socket'])('%s', (how) => {
  const sandbox = createSandbox({ now: () => Date.UTC(2026, 10, 28, 3) });
  const send = (): typeof fetch => (how === 'over HTTP' ? fetch : sandbox.fetch);
  beforeAll(async () => {
    if (how === 'over HTTP') await sandbox.listen();
  });
  afterAll(() => sandbox.close());

  test('README example: who came, an invoice for them, its check, and its cancelling', async () => {
    const token = await customersToken(sandbox, 'saraa', send());
    const who = await call(sandbox, userInfo, { token, send: send() });
    expect(who).toMatchObject({ status: 200, json: { code: 'SUCCESS', intCode: 0 } });
    expect(who.json.result).toEqual({
      userId: 1002,
      userPhone: 30110002,
      userEmail: 'saraa@example.mn',
      userFirstname: 'Сараа',
      userLastname: 'Ганбаатар',
    });
    const made = await call(sandbox, invoices, { token, body: coffee, send: send() });
    const { id } = made.json.result ?? {};
    expect(made.json.result).toEqual({
      ...coffee,
      id: 1,
      userId: 1002,
      status: 'NEW',
      createDate: '2026-11-28T11:00:00+08:00',
      updateDate: '2026-11-28T11:00:00+08:00',
    });
    const merchant = await merchantsToken(sandbox, send());
    const path = `GET /v2/api/oauth/invoice/${String(id)}`;
    for (const one of [token, merchant]) {
      const checked = await call(sandbox, path, { token: one, send: send() });
      expect(checked.json).toEqual(made.json);
    }
    const cancelled = await call(
      sandbox,
      `GET /v2/api/oauth/invoice/cancel?invoiceId=${String(id)}`,
      {
        token: merchant,
        send: send(),
      },
    );
    expect(cancelled).toMatchObject({ status: 200, json: { result: { status: 'CANCELLED' } } });
    expect(sandbox.invoices()).toMatchObject([{ id: 1, status: 'CANCELLED', userId: 1002 }]);
  });

  test("the merchant's own token comes alone, and its invoice is public", async () => {
    const changes = { grant_type: 'client_credentials', code: undefined };
    const { status, json } = await exchange(sandbox, changes, send());
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(['access_token', 'token_type']);
    const token = String(json['access_token']);
    const made = await call(sandbox, invoices, { token, body: coffee, send: send() });
    expect(made.json.result).not.toHaveProperty('userId');
    expect(made.json.result).toMatchObject({ id: 2 });
  });

  test("the merchant's own token is had as the guide's sample asks for it, with a word on the query", async () => {
    const { clientId: client_id, clientSecret: client_secret } = sandbox;
    const credentials = { client_id, client_secret, grant_type: 'client_credentials' };
    const path = `/v2/oauth/token?${new URLSearchParams(credentials).toString()}`;
    const { status, json } = await post(sandbox, {}, path, send());
    expect({ status, keys: Object.keys(json) }).toEqual({
      status: 200,
      keys: ['access_token', 'token_type'],
    });
    expect(lastExplanation(sandbox)).toMatchObject({
      rule: 'merchant_credentials_in_query',
      level: 'documented',
    });
    const shown = JSON.stringify(sandbox.requests());
    expect(shown).not.toContain(client_secret);
    expect(shown).not.toContain(String(json['access_token']));
  });

  test.each<[string, string, RequestInit, Record<string, string>]>([
    ['with a code', 'credentials_in_query', {}, { code: 'c0de' }],
    ['with a body, too', 'credentials_in_query', { body: new URLSearchParams({ a: 'b' }) }, {}],
    ['of a web page', 'from_web_page', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, {}],
    ['with HTTP Basic', 'credentials_in_header', { headers: { Authorization: 'Basic eA==' } }, {}],
    ['with a wrong secret', 'wrong_secret', {}, { client_secret: 'sbx_wrong' }],
  ])('a query %s is refused', async (_, rule, init, changes) => {
    const { clientId: client_id, clientSecret: client_secret } = sandbox;
    const fields = { client_id, client_secret, grant_type: 'client_credentials', ...changes };
    const path = `/v2/oauth/token?${new URLSearchParams(fields).toString()}`;
    expect((await post(sandbox, init, path, send())).status).toBe(
      rule === 'wrong_secret' ? 401 : 400,
    );
    expect(lastExplanation(sandbox)?.rule).toBe(rule);
  });
});

test('another method is refused with those that the path takes', async () => {
  const sandbox = createSandbox();
  for (const [line, allow] of [
    ['POST /v2/api/oauth/userinfo', 'GET'],
    ['DELETE /v2/api/oauth/invoice/1', 'GET'],
    ['GET /v2/api/oauth/invoice', 'POST'],
    ['GET /v2/api/oauth/refund', 'POST'],
  ] as const) {
    const { status, headers } = await call(sandbox, line);
    expect([line, status, headers.get('allow')]).toEqual([line, 405, allow]);
  }
});

test('what a customer does not share is absent, a name can be null, and a phone can be text', async () => {
  const sandbox = createSandbox();
  const infoOf = async (user: string) => {
    const token = await customersToken(sandbox, user);
    return (await call(sandbox, userInfo, { token })).json.result;
  };
  expect(await infoOf('shares-little')).toEqual({
    userId: 1007,
    userFirstname: 'Нууц',
    userLastname: 'Болд',
  });
  expect(await infoOf('no-name')).toEqual({
    userId: 1009,
    userPhone: 30110009,
    userFirstname: null,
    userLastname: null,
  });
  expect(await infoOf('phone-976')).toMatchObject({ userPhone: 97630110008 });
  const odd = createSandbox({ quirks: ['phone_text'] });
  const token = await customersToken(odd);
  expect((await call(odd, userInfo, { token })).json.result).toMatchObject({
    userPhone: '30110001',
  });
});

test.each([
  ['other_amount', { amount: 1 }],
  ['other_receiver', { receiver: 'another-branch' }],
  ['other_customer', { userId: 1002 }],
] as const)('%s is an answer about another invoice, and changes none', async (fault, wrong) => {
  const sandbox = createSandbox();
  const token = await customersToken(sandbox);
  const { json } = await call(sandbox, invoices, { token, body: coffee });
  const line = `GET /v2/api/oauth/invoice/${Number(json.result?.['id'])}`;
  sandbox.faults.add(fault, { on: 'getInvoice' });
  expect((await call(sandbox, line, { token })).json.result).toEqual({ ...json.result, ...wrong });
  expect((await call(sandbox, line, { token })).json.result).toEqual(json.result);
  sandbox.faults.add(fault);
  const unknown = await call(sandbox, 'GET /v2/api/oauth/invoice/999', { token });
  expect(unknown).toMatchObject({ status: 400, json: { intCode: 5, result: null } });
});

test('with refusal_200 a refusal has HTTP 200, and only intCode shows it', async () => {
  const sandbox = createSandbox({ quirks: ['refusal_200'] });
  expect(await call(sandbox, userInfo)).toMatchObject({ status: 200, json: { intCode: 1 } });
});

test('no token shows in what is recorded, and no order nonce of an address', async () => {
  const sandbox = createSandbox();
  const shown: unknown[] = [];
  sandbox.subscribe(({ type, request, explanation }) => shown.push(type, request, explanation));
  const token = await customersToken(sandbox);
  const description = `${token} ${Buffer.from(sandbox.clientSecret).toString('hex')} кофе`;
  await call(sandbox, invoices, { token, body: { ...coffee, description, secret: token } });
  await call(sandbox, `GET /v2/api/oauth/invoice/${token}`, { token });
  await call(sandbox, userInfo, { token: `${token}x` });
  const text = JSON.stringify([shown, sandbox.requests()]);
  expect(text).not.toMatch(/sbx_/i);
  expect(text).not.toContain('nonce-1');
  expect(text).not.toContain(Buffer.from(sandbox.clientSecret).toString('hex'));
  expect(sandbox.requests().find(({ invoiceId }) => invoiceId === 1)).toMatchObject({
    tokenId: 'token-1',
    fields: { amount: '15000', secret: '[redacted]' },
  });
});
