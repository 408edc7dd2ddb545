import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { customersToken } from './resource-call.ts';
import { exchange } from './token-request.ts';
import { admin } from './admin-call.ts';

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
