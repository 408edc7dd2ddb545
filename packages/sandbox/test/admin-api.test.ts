import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { parse } from 'yaml';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { createSandbox, faultNames, resourceFaultNames, type Sandbox } from '../src/index.ts';
import { answerChecker, type ObservedAnswer } from './openapi-answers.ts';
import { merchant } from './merchant.ts';
import { customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { exchange } from './token-request.ts';

const file = new URL('../admin-openapi.yaml', import.meta.url);
const faultsOf = answerChecker(file);
const seen: ObservedAnswer[] = [];

// Whatever any test here is answered must be as the document declares.
afterEach(() => expect(seen.splice(0).flatMap(faultsOf)).toEqual([]));

interface AdminAnswer extends ObservedAnswer {
  readonly json: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

async function admin(
  sandbox: Sandbox,
  call: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { Authorization: `Bearer ${sandbox.adminToken}` },
): Promise<AdminAnswer> {
  const [method = '', path = ''] = call.split(' ');
  const response = await sandbox.fetch(`${sandbox.origin}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = {
    method,
    path: path
      .replace(/(code-|token-|delivery-|invoices\/)\d+/, (_, kind: string) =>
        kind === 'invoices/' ? 'invoices/{id}' : '{id}',
      )
      .replace(/\?.*/, ''),
    status: response.status,
    contentType: response.headers.get('content-type'),
    text,
  };
  seen.push(answer);
  expect(response.headers.get('x-sandbox')).toBe('SANDBOX (not MonPay)');
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
  const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { ...answer, headers: response.headers, json };
}

/** Every operation, with a body that it takes. */
const calls: [call: string, body?: unknown][] = [
  ['POST /_sandbox/codes', { user: 'saraa' }],
  ['POST /_sandbox/codes/code-1/launch'],
  ['POST /_sandbox/codes/code-1/visit'],
  ['POST /_sandbox/codes/code-1/revoke'],
  ['POST /_sandbox/codes/code-1/expire'],
  ['POST /_sandbox/look'],
  ['POST /_sandbox/windows'],
  ['POST /_sandbox/wrong-requests', { mistake: 'json_body' }],
  ['POST /_sandbox/faults', { fault: 'hang', times: 2 }],
  ['DELETE /_sandbox/faults'],
  ['POST /_sandbox/clock', { advance_ms: 1000 }],
  ['PATCH /_sandbox/settings', { error_shape: 'envelope' }],
  ['POST /_sandbox/reset'],
  ['GET /_sandbox/requests'],
  ['GET /_sandbox/journal'],
  ['GET /_sandbox/state'],
  ['POST /_sandbox/tokens/token-1/revoke'],
  ['GET /_sandbox/invoices'],
  ['POST /_sandbox/invoices/1/pay', { user: 'saraa' }],
  ['POST /_sandbox/invoices/1/decline', { info: 'later' }],
  ['POST /_sandbox/invoices/1/refund'],
  ['GET /_sandbox/deliveries'],
  ['POST /_sandbox/deliveries/delivery-1/resend'],
];

test('any language: mint a code, exchange it, read the request', async () => {
  const sandbox = createSandbox();
  const minted = await admin(sandbox, 'POST /_sandbox/codes', { user: 'saraa' });
  expect(minted).toMatchObject({
    status: 201,
    json: { code: expect.stringMatching(/^sbx_code_/), expires_at: expect.any(String) },
  });
  const code = String(minted.json['code']);
  expect(minted.json['launch_url']).toBe(`${sandbox.redirectUri}?code=${code}`);
  const { json } = await exchange(sandbox, { code });
  expect(sandbox.userOf(String(json['access_token']))?.id).toBe('saraa');
  const { json: list } = await admin(sandbox, 'GET /_sandbox/requests');
  expect(list).toMatchObject({ requests: [{ id: 1, status: 200, code_id: 'code-1' }] });
});

test('a code needs no body, takes a customer made for the occasion, and a client by its id', async () => {
  const sandbox = createSandbox();
  expect(await admin(sandbox, 'POST /_sandbox/codes')).toMatchObject({ status: 201 });
  const user = { id: 'x', first_name: 'Оюун', last_name: 'Бат', phone: '30110009' };
  const made = await admin(sandbox, 'POST /_sandbox/codes', { user, client_id: sandbox.clientId });
  expect(made.status).toBe(201);
  expect((await admin(sandbox, 'GET /_sandbox/state')).json).toMatchObject({
    codes: [{ user: { id: 'bat' } }, { user }],
  });
});

test('the state shows what became of each code, and a launch and a revocation are recorded', async () => {
  const sandbox = createSandbox();
  const heard: string[] = [];
  sandbox.subscribe(({ type }) => heard.push(type));
  const [spent, revoked] = [sandbox.issueCode(), sandbox.issueCode()];
  await exchange(sandbox, { code: spent.code });
  await admin(sandbox, 'POST /_sandbox/codes/code-2/revoke');
  sandbox.advance(600_000);
  const { launchUrl } = sandbox.issueCode();
  const { json } = await admin(sandbox, 'POST /_sandbox/codes/code-4/launch');
  expect(json).toEqual({ launch_url: launchUrl });
  const { json: state } = await admin(sandbox, 'GET /_sandbox/state');
  expect((state['codes'] as { state: string }[]).map((code) => code.state)).toEqual([
    'spent',
    'revoked',
    'expired',
    'live',
  ]);
  expect(await exchange(sandbox, { code: revoked.code })).toMatchObject({ status: 403 });
  expect(heard).toEqual(expect.arrayContaining(['revoked', 'launched', 'expired']));
});

test('faults strike and are cleared, the clock moves on, settings change, and reset forgets', async () => {
  const sandbox = createSandbox({ now: () => 0 });
  const set = await admin(sandbox, 'POST /_sandbox/faults', { fault: 'status_503', times: 2 });
  expect(set).toMatchObject({
    status: 201,
    json: { faults: [{ fault: 'status_503', times: 2, left: 2 }] },
  });
  expect(await exchange(sandbox)).toMatchObject({ status: 503 });
  expect((await admin(sandbox, 'DELETE /_sandbox/faults')).status).toBe(204);
  const { json: settings } = await admin(sandbox, 'PATCH /_sandbox/settings', {
    error_shape: 'envelope',
    quirks: ['no_expires_in'],
    latency: 1,
    redirect_uri_match: 'exact',
    notice: 'after',
    notice_delay: 10,
    merchant_token_lifetime: 60_000,
  });
  expect(settings).toEqual({
    notice: 'after',
    notice_delay: 10,
    merchant_token_lifetime: 60_000,
    error_shape: 'envelope',
    quirks: ['no_expires_in'],
    latency: 1,
    redirect_uri_match: 'exact',
  });
  expect(await exchange(sandbox, { code: 'x' })).toMatchObject({ json: { intCode: 403 } });
  const { json: clock } = await admin(sandbox, 'POST /_sandbox/clock', { advance_ms: 600_000 });
  expect(clock).toEqual({ now: '1970-01-01T00:10:00.000Z' });
  expect((await admin(sandbox, 'POST /_sandbox/reset')).status).toBe(204);
  expect((await admin(sandbox, 'GET /_sandbox/state')).json).toMatchObject({
    codes: [],
    requests: [],
    faults: [],
    settings,
  });
});

test('a fault for one customer strikes the launches and the calls of nobody else', async () => {
  const sandbox = createSandbox();
  const struck = { fault: 'status_503', user: 'saraa' };
  await admin(sandbox, 'POST /_sandbox/faults', struck);
  await admin(sandbox, 'POST /_sandbox/faults', { ...struck, on: 'getUserInfo' });
  await admin(sandbox, 'POST /_sandbox/faults', { ...struck, user: 'temuulen' });
  expect((await exchange(sandbox)).status).toBe(200);
  expect(await exchange(sandbox, { code: sandbox.issueCode('saraa').code })).toMatchObject({
    status: 503,
  });
  const tokens = await Promise.all([
    customersToken(sandbox, 'bat'),
    customersToken(sandbox, 'saraa'),
  ]);
  const statuses = tokens.map(async (token) => {
    const headers = { Authorization: `Bearer ${token}` };
    return (await sandbox.fetch(`${sandbox.origin}/v2/api/oauth/userinfo`, { headers })).status;
  });
  expect(await Promise.all(statuses)).toEqual([200, 503]);
  await admin(sandbox, 'DELETE /_sandbox/faults?user=saraa');
  expect(sandbox.faults.list()).toMatchObject([{ user: 'temuulen' }]);
  await admin(sandbox, 'DELETE /_sandbox/faults?user=temuulen');
  expect(sandbox.faults.list()).toEqual([]);
});

test('a live code expires before its time, and any other stays what it is', async () => {
  const sandbox = createSandbox();
  const [live, spent] = [sandbox.issueCode(), sandbox.issueCode()];
  await exchange(sandbox, { code: spent.code });
  for (const id of ['code-1', 'code-2']) await admin(sandbox, `POST /_sandbox/codes/${id}/expire`);
  const { json } = await admin(sandbox, 'GET /_sandbox/state');
  const states = (json['codes'] as { state: string }[]).map(({ state }) => state);
  expect(states.slice(0, 2)).toEqual(['expired', 'spent']);
  expect(await exchange(sandbox, { code: live.code })).toMatchObject({ status: 403 });
  expect(sandbox.requests().at(-1)?.explanation?.rule).toBe('expired_code');
});

test('the journal is read from any entry on, a hundred entries at a time', async () => {
  const sandbox = createSandbox();
  for (let count = 0; count < 150; count++) sandbox.issueCode();
  expect((await admin(sandbox, 'GET /_sandbox/journal')).json).toEqual({ last: 150, entries: [] });
  const read = async (after: number): Promise<unknown> =>
    (await admin(sandbox, `GET /_sandbox/journal?after=${after}`)).json;
  expect(await read(0)).toMatchObject({ last: 150, entries: { length: 100, 99: { id: 100 } } });
  expect(await read(100)).toMatchObject({ entries: { length: 50, 49: { code_id: 'code-150' } } });
  expect(await read(151)).toMatchObject({ last: 150, entries: [] });
  expect(await admin(sandbox, 'GET /_sandbox/journal?after=x')).toMatchObject({ status: 400 });
});

test('a code that a redirect or an address took along says whose launch it was', async () => {
  const sandbox = createSandbox();
  const { code } = sandbox.issueCode('saraa');
  const form = { method: 'POST', body: new URLSearchParams({ code }) };
  await sandbox.fetch(`${sandbox.origin}/_sandbox/redirected`, form);
  await sandbox.fetch(`${sandbox.origin}/v2/oauth/token?code=${code}`, { method: 'POST' });
  const { json } = await admin(sandbox, 'GET /_sandbox/journal?after=1');
  const entries = json['entries'] as { user?: { id: string }; code_id?: string }[];
  expect(entries.map(({ user, code_id }) => [user?.id, code_id])).toEqual(
    Array.from({ length: 4 }, () => ['saraa', 'code-1']),
  );
});

test('quirk envelope_200: token and errors alike come in the envelope with HTTP 200', async () => {
  const sandbox = createSandbox({ quirks: ['envelope_200'] });
  expect(await exchange(sandbox)).toMatchObject({
    status: 200,
    json: { intCode: 0, result: { token_type: 'Bearer' } },
  });
  expect(await exchange(sandbox, { code: 'x' })).toMatchObject({
    status: 200,
    json: { intCode: 403 },
  });
});

describe('the admin API is for those with the token, and for its own page', () => {
  const withoutAuthorization: [how: string, headers: Record<string, string>][] = [
    ['nothing', {}],
    ['a wrong token', { Authorization: 'Bearer sbx_admin_wrong_wrong_wrong' }],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['the token as HTTP Basic', { Authorization: 'Basic TOKEN' }],
    ['the cookie alone', { Cookie: 'COOKIE' }],
    ['the cookie from another site', { Cookie: 'COOKIE', 'Sec-Fetch-Site': 'cross-site' }],
    ['the cookie from another port', { Cookie: 'COOKIE', 'Sec-Fetch-Site': 'same-site' }],
    ['the cookie from a link', { Cookie: 'COOKIE', 'Sec-Fetch-Site': 'none' }],
    ['the cookie and a foreign origin', { Cookie: 'COOKIE', Origin: 'http://localhost:3000' }],
    ['the cookie and no origin', { Cookie: 'COOKIE', Origin: 'null' }],
    ['its own origin without a cookie', { Origin: 'ORIGIN', 'Sec-Fetch-Site': 'same-origin' }],
    ['a made-up cookie', { Cookie: 'monpay_sandbox_4020=1', 'Sec-Fetch-Site': 'same-origin' }],
    [
      "another sandbox's cookie",
      { Cookie: 'COOKIE', Origin: 'https://elsewhere.invalid', 'Sec-Fetch-Site': 'cross-site' },
    ],
  ];

  /** Opens the phone at the address that is printed, wherever the sandbox answers. */
  async function opened(sandbox: Sandbox): Promise<Response> {
    await sandbox.listen();
    const { pathname, search } = new URL(sandbox.phoneUrl ?? '');
    await sandbox.close();
    return sandbox.fetch(sandbox.origin + pathname + search, { redirect: 'manual' });
  }

  async function fill(sandbox: Sandbox, headers: Record<string, string>) {
    const page = await opened(sandbox);
    const cookie = page.headers.get('set-cookie') ?? '';
    const [pair = ''] = cookie.split(';');
    const filled = Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      value
        .replace('TOKEN', sandbox.adminToken)
        .replace('COOKIE', pair)
        .replace('ORIGIN', sandbox.origin),
    ]);
    return { cookie, headers: Object.fromEntries(filled) };
  }

  test.each(withoutAuthorization)('%s is not enough for any call', async (_, template) => {
    const sandbox = createSandbox();
    sandbox.issueCode();
    const { headers } = await fill(sandbox, template);
    for (const [call, body] of [...calls, ['GET /_sandbox/events'] as const]) {
      const answer = await admin(sandbox, call, body, headers);
      expect(answer).toMatchObject({ status: 401, json: { error: 'unauthorized' } });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    const { json } = await admin(sandbox, 'GET /_sandbox/state');
    expect(json).toMatchObject({ codes: [{ state: 'live' }], faults: [] });
  });

  test.each([
    ['which the browser says is of the same origin', { 'Sec-Fetch-Site': 'same-origin' }],
    ['whose origin is the same, in a browser that says no more', { Origin: 'ORIGIN' }],
  ])('its own page has a cookie, %s', async (_, template) => {
    const sandbox = createSandbox();
    const { cookie, headers } = await fill(sandbox, { ...template, Cookie: 'other=1; COOKIE' });
    expect(cookie).toMatch(/; Path=\/_sandbox; HttpOnly; SameSite=Strict; Secure$/);
    expect(cookie).not.toContain(sandbox.adminToken);
    expect(await admin(sandbox, 'GET /_sandbox/state', undefined, headers)).toMatchObject({
      status: 200,
    });
  });

  test.each<[how: string, path: string, headers?: Record<string, string>]>([
    ['without a key', '/_sandbox/'],
    ['with a wrong key', '/_sandbox/?key=sbx_wrong'],
    ['with the admin token for a key', '/_sandbox/?key=TOKEN'],
    ['with the admin token', '/_sandbox/', { Authorization: 'Bearer TOKEN' }],
    ['with a made-up cookie', '/_sandbox/', { Cookie: 'monpay_sandbox_default=1' }],
    ['from its own origin', '/_sandbox/', { Origin: 'ORIGIN', 'Sec-Fetch-Site': 'same-origin' }],
    ['at /', '/'],
  ])('%s, the page gives no cookie, and says where the address is', async (_, path, template) => {
    const sandbox = createSandbox();
    const { headers } = await fill(sandbox, template ?? {});
    const address = sandbox.origin + path.replace('TOKEN', sandbox.adminToken);
    const response = await sandbox.fetch(address, { headers });
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
    expect(await response.text()).toContain('Open the address that the sandbox printed');
  });

  test('the key is traded for the cookie, with which the page is shown and the key is gone', async () => {
    const sandbox = createSandbox();
    const traded = await opened(sandbox);
    expect([traded.status, traded.headers.get('location')]).toEqual([303, '/_sandbox/']);
    expect(traded.headers.get('referrer-policy')).toBe('no-referrer');
    const [cookie = ''] = traded.headers.getSetCookie()[0]?.split(';') ?? [];
    const page = await sandbox.fetch(`${sandbox.origin}/_sandbox/`, {
      headers: { Cookie: cookie },
    });
    expect([page.status, page.headers.getSetCookie()]).toEqual([200, []]);
    expect(await page.text()).toContain('assets/app.js');
  });

  test('anyone may ask whether this is a sandbox', async () => {
    const { status, json } = await admin(createSandbox(), 'GET /_sandbox/health', undefined, {});
    expect([status, json]).toEqual([200, { sandbox: true }]);
  });
});

test.each<[says: string, status: number, call: string, body?: unknown]>([
  ['not UTF-8 JSON', 400, 'POST /_sandbox/codes', '{'],
  ['must be an object', 400, 'POST /_sandbox/codes', '[]'],
  ['user, client_id and nothing else', 400, 'POST /_sandbox/codes', { usr: 'bat' }],
  ['There is no such customer', 400, 'POST /_sandbox/codes', { user: 'nobody' }],
  ['user takes', 400, 'POST /_sandbox/codes', { user: 7 }],
  ['user.first_name takes 1 to 100 characters', 400, 'POST /_sandbox/codes', { user: { id: 'x' } }],
  ['There is no client', 400, 'POST /_sandbox/codes', { client_id: 'none' }],
  ['client_id takes', 400, 'POST /_sandbox/codes', { client_id: {} }],
  ['no code with this id', 404, 'POST /_sandbox/codes/code-9/launch'],
  ['no code with this id', 404, 'POST /_sandbox/codes/code-9/revoke'],
  ['fault takes one of', 400, 'POST /_sandbox/faults'],
  ['fault takes one of', 400, 'POST /_sandbox/faults', { fault: 'constructor' }],
  ['times takes', 400, 'POST /_sandbox/faults', { fault: 'hang', times: '2' }],
  ['ms takes', 400, 'POST /_sandbox/faults', { fault: 'delay', ms: 1e9 }],
  ['advance_ms takes', 400, 'POST /_sandbox/clock', {}],
  ['advance_ms takes', 400, 'POST /_sandbox/clock', { advance_ms: '5' }],
  ['past the year', 400, 'POST /_sandbox/clock', { advance_ms: 1e300 }],
  ['error_shape takes', 400, 'PATCH /_sandbox/settings', { error_shape: 'xml' }],
  ['quirks takes', 400, 'PATCH /_sandbox/settings', { quirks: 'no_expires_in' }],
  ['latency takes', 400, 'PATCH /_sandbox/settings', { latency: -1 }],
  ['longer than', 413, 'POST /_sandbox/codes', JSON.stringify({ user: 'x'.repeat(40_000) })],
])('a call is refused because: %s', async (says, status, call, body) => {
  const { json, ...answer } = await admin(createSandbox(), call, body);
  expect(answer.status).toBe(status);
  expect(json['message']).toContain(says);
});

test('everything that is wrong with a body is said at once, by the names that it has on the wire', async () => {
  const sandbox = createSandbox();
  const body = {
    user: { id: 's3cr3t\n', first_name: 5, last_name: null },
    client_id: 7,
    s3cr3t: 1,
  };
  const { status, json } = await admin(sandbox, 'POST /_sandbox/codes', body);
  expect(status).toBe(400);
  for (const name of [
    'user.id',
    'user.first_name',
    'user.phone',
    'client_id',
    'The body may have',
  ]) {
    expect(json['message']).toContain(name);
  }
  expect(json['message']).not.toContain('s3cr3t');
  const camel = await admin(sandbox, 'PATCH /_sandbox/settings', { errorShape: 'html' });
  expect(camel.status).toBe(400);
});

test('a body that is not JSON by its type is refused, since any page can send a form', async () => {
  const sandbox = createSandbox();
  const headers = {
    Authorization: `Bearer ${sandbox.adminToken}`,
    'Content-Type': 'text/plain',
  };
  expect(await admin(sandbox, 'POST /_sandbox/codes', '{}', headers)).toMatchObject({
    status: 415,
  });
});

test.each([
  ['PUT /_sandbox/codes', 'POST'],
  ['GET /_sandbox/faults', 'POST, DELETE'],
  ['POST /_sandbox/state', 'GET'],
])('%s is answered 405 with what the path takes', async (call, allowed) => {
  const sandbox = createSandbox();
  const [method = '', path = ''] = call.split(' ');
  const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
  const { status, headers: answered } = await sandbox.fetch(sandbox.origin + path, {
    method,
    headers,
  });
  expect([status, answered.get('allow')]).toEqual([405, allowed]);
});

test('the events report what happens as it happens, and a client that comes back misses nothing', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const follow = async (
    count: number,
    lastEventId?: string,
  ): Promise<[string, ObservedAnswer[]]> => {
    const left = new AbortController();
    const response = await fetch(`${url}/_sandbox/events`, {
      headers: {
        Authorization: `Bearer ${sandbox.adminToken}`,
        ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
      },
      signal: left.signal,
    });
    if (lastEventId === undefined) sandbox.launchUrl();
    let text = '';
    const { status } = response;
    const contentType = response.headers.get('content-type');
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.split('event: journal').length > count && text.endsWith('\n\n')) break;
    }
    left.abort();
    const entries = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data);
    const answers = entries.map((data) => ({
      method: 'GET',
      path: '/_sandbox/events',
      status,
      contentType,
      text: data,
    }));
    return [text, answers];
  };
  const [live, answers] = await follow(2);
  expect(live).toMatch(
    /id: 1\nevent: journal\ndata: \{"id":1,.*"type":"minted","code_id":"code-1"/,
  );
  expect(live).toMatch(/id: 2\nevent: journal\ndata: \{"id":2,.*"type":"launched"/);
  expect(live).not.toMatch(/sbx_/);
  await exchange(sandbox, { code: 'x' });
  const [later, more] = await follow(3, '2');
  expect(later).not.toContain('id: 2\n');
  expect(later).toMatch(/id: 5\nevent: journal\ndata: .*"type":"refused".*"rule":"unknown_code"/);
  expect([...answers, ...more]).toHaveLength(5);
  seen.push(...answers, ...more);
});

test('streams are limited in number, and those that ended count no longer', async () => {
  const sandbox = createSandbox();
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
  const open = () =>
    new Promise<{ status: number; close: () => void }>((resolve, reject) => {
      const sent = request(
        `${sandbox.origin}/_sandbox/events`,
        { headers, agent: false },
        (response) => {
          response.resume();
          resolve({ status: response.statusCode ?? 0, close: () => sent.destroy() });
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  const streams = await Promise.all(Array.from({ length: 50 }, open));
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await admin(sandbox, 'GET /_sandbox/events')).toMatchObject({ status: 503 });
  for (const { close } of streams) close();
  let last = 503;
  while (last === 503) {
    const stream = await open();
    last = stream.status;
    stream.close();
  }
  expect(last).toBe(200);
});

test('any language: an invoice is paid, the notice is waited for, and sent once more', async () => {
  const shop = await merchant();
  const sandbox = createSandbox();
  const token = await merchantsToken(sandbox);
  const redirectUri = `${shop.url}/paid/nonce-1`;
  const id = await newInvoice(sandbox, token, { redirectUri, amount: 700 });
  expect((await admin(sandbox, 'GET /_sandbox/invoices')).json).toMatchObject({
    invoices: [{ id, status: 'NEW', redirect_uri: redirectUri }],
  });
  const paid = await admin(sandbox, `POST /_sandbox/invoices/${id}/pay`, { user: 'saraa' });
  const query = `invoiceId=${id}&status=PAID&txnId=5000000005044111&amount=700&info=success`;
  expect(paid).toMatchObject({
    status: 200,
    json: {
      invoice: { status: 'PAID', payments: [{ user_id: 1002 }] },
      return_url: `${redirectUri}?${query}`,
    },
  });
  const { json } = await admin(sandbox, 'GET /_sandbox/deliveries?wait=5000');
  expect(json).toMatchObject({
    deliveries: [
      {
        id: 'delivery-1',
        invoice_id: id,
        url: `${redirectUri}?${query}`,
        method: 'GET',
        status: 200,
        state: 'answered',
        answer: '{"ok":true}',
        duration: expect.any(Number),
      },
    ],
  });
  const again = await admin(sandbox, 'POST /_sandbox/deliveries/delivery-1/resend');
  expect(again).toMatchObject({ status: 201, json: { id: 'delivery-2', status: 200 } });
  expect(shop.received).toHaveLength(2);
  const refunded = await admin(sandbox, `POST /_sandbox/invoices/${id}/refund`);
  expect(refunded).toMatchObject({ status: 200, json: { invoice: { status: 'REFUNDED' } } });
  const { json: state } = await admin(sandbox, 'GET /_sandbox/state');
  expect(state).toMatchObject({
    users: expect.arrayContaining([
      expect.objectContaining({ id: 'saraa', user_id: 1002, balance: 1_000_000 }),
    ]),
    invoices: [{ id, status: 'REFUNDED' }],
    deliveries: [{ id: 'delivery-1' }, { id: 'delivery-2' }],
    tokens: [{ id: 'token-1', revoked: false }],
  });
});

test('what cannot be done to an invoice is 409, and what is not there 404', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const id = await newInvoice(sandbox, await customersToken(sandbox, 'bat'));
  const path = `POST /_sandbox/invoices/${id}`;
  expect(await admin(sandbox, `${path}/pay`, { user: 'saraa' })).toMatchObject({ status: 409 });
  expect(await admin(sandbox, `${path}/refund`)).toMatchObject({ status: 409 });
  expect(await admin(sandbox, `${path}/pay`, { user: 'nobody' })).toMatchObject({ status: 400 });
  expect(await admin(sandbox, `${path}/decline`, { info: 5 })).toMatchObject({ status: 400 });
  const declined = await admin(sandbox, `${path}/decline`, { info: 'дараа' });
  expect(declined.json).toMatchObject({
    invoice: { status: 'FAILED', attempt: { info: 'дараа' } },
  });
  expect(await admin(sandbox, `${path}/pay`)).toMatchObject({ status: 200 });
  expect(await admin(sandbox, `${path}/pay`)).toMatchObject({
    status: 409,
    json: { error: 'wrong_state' },
  });
  expect(await admin(sandbox, `${path}/decline`)).toMatchObject({ status: 409 });
  for (const call of [
    'POST /_sandbox/invoices/99/pay',
    'POST /_sandbox/deliveries/delivery-99/resend',
    'POST /_sandbox/tokens/token-99/revoke',
  ]) {
    expect(await admin(sandbox, call)).toMatchObject({ status: 404 });
  }
  for (const wait of ['-1', 'x', '60001', '']) {
    expect(await admin(sandbox, `GET /_sandbox/deliveries?wait=${wait}`)).toMatchObject({
      status: 400,
    });
  }
});

test('who waits for deliveries waits for late customers and late notices too, and no longer than asked', async () => {
  const sandbox = createSandbox({ deliver: () => new Response(), notice: 'after' });
  const id = await newInvoice(sandbox, await customersToken(sandbox, 'pays-late'));
  const { json } = await admin(sandbox, `POST /_sandbox/invoices/${id}/pay`);
  expect(json).toMatchObject({ invoice: { status: 'NEW', pays_at: expect.any(String) } });
  expect(json).not.toHaveProperty('return_url');
  expect((await admin(sandbox, 'GET /_sandbox/deliveries?wait=20')).json).toEqual({
    deliveries: [],
  });
  const waiting = admin(sandbox, 'GET /_sandbox/deliveries?wait=60000');
  await admin(sandbox, 'POST /_sandbox/clock', { advance_ms: 30_000 });
  await admin(sandbox, 'POST /_sandbox/clock', { advance_ms: 3000 });
  expect((await waiting).json).toMatchObject({ deliveries: [{ state: 'answered' }] });
});

test('the document names every fault, and every path that the API has', () => {
  const document = parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: { FaultName: { enum: string[] } } };
  };
  expect(document.components.schemas.FaultName.enum).toEqual([
    ...new Set([...faultNames, ...resourceFaultNames]),
  ]);
  const declared = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  const tried = calls.map(([call]) =>
    call.replace(/(code-|token-|delivery-)1|(?<=invoices\/)1/, '{id}'),
  );
  expect(declared.sort()).toEqual(
    [...tried, 'GET /_sandbox/events', 'GET /_sandbox/health'].sort(),
  );
});
