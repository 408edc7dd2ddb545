import { expect, test } from 'vitest';
import { createSandbox, type SandboxOptions } from '../src/index.ts';
import { exchange, goodFields, post } from './token-request.ts';

const client = { clientId: 'a', clientSecret: 'b', redirectUri: 'https://shop.example/' };

test("README example: a customer's code becomes a token", async () => {
  const sandbox = createSandbox({ merchantUrl: 'https://shop.example/launch' });
  const launch = new URL(sandbox.launchUrl('bat'));

  const response = await sandbox.fetch(`${sandbox.origin}/v2/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      redirect_uri: sandbox.redirectUri,
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      code: launch.searchParams.get('code') ?? '',
      grant_type: 'authorization_code',
    }),
  });

  const token = (await response.json()) as { access_token: string };
  expect(launch.origin + launch.pathname).toBe('https://shop.example/launch');
  expect(response.status).toBe(200);
  expect(sandbox.userOf(token.access_token)?.firstName).toBe('Бат');
});

test('the same seed gives the same credentials, codes and tokens; another seed and no seed give others', async () => {
  const valuesOf = async (options: SandboxOptions): Promise<unknown[]> => {
    const sandbox = createSandbox(options);
    const { code } = sandbox.issueCode();
    const { json } = await exchange(sandbox, { code });
    const { clientId, clientSecret, adminToken } = sandbox;
    return [clientId, clientSecret, adminToken, code, json['access_token'], json['refresh_token']];
  };
  const [first, second, other, random, randomAgain] = await Promise.all(
    [{ seed: 'one' }, { seed: 'one' }, { seed: 'two' }, {}, {}].map(valuesOf),
  );
  expect(second).toEqual(first);
  for (const others of [other, random, randomAgain]) {
    others?.forEach((value, index) => expect(value).not.toBe(first?.[index]));
  }
  random?.forEach((value, index) => expect(value).not.toBe(randomAgain?.[index]));
});

test('two sandboxes share nothing, not even with the same seed', async () => {
  const [one, two] = [createSandbox({ seed: 'same' }), createSandbox({ seed: 'same' })];
  const { code } = one.issueCode();
  expect(await exchange(one, { code })).toMatchObject({ status: 200 });
  expect(
    await post(two, { body: new URLSearchParams({ ...goodFields(one), code }) }),
  ).toMatchObject({ status: 403, json: { error: 'invalid_grant' } });
  one.faults.add('server_error');
  expect(await exchange(two)).toMatchObject({ status: 200 });
});

test('the clock is the one that was given, and advance() works on top of it', async () => {
  let now = Date.UTC(2030, 0, 1);
  const sandbox = createSandbox({ now: () => now, codeLifetime: 60_000 });
  const { code, expiresAt } = sandbox.issueCode();
  expect(expiresAt.toISOString()).toBe('2030-01-01T00:01:00.000Z');
  now += 30_000;
  sandbox.advance(29_999);
  expect(await exchange(sandbox, { code })).toMatchObject({ status: 200 });
  const { code: late } = sandbox.issueCode();
  now += 60_000;
  expect(await exchange(sandbox, { code: late })).toMatchObject({ status: 403 });
});

test('a code lives for ten minutes', async () => {
  const sandbox = createSandbox({ now: () => 0 });
  const [early, late] = [sandbox.issueCode(), sandbox.issueCode()];
  expect(early.expiresAt.getTime()).toBe(600_000);
  sandbox.advance(599_999);
  expect(await exchange(sandbox, { code: early.code })).toMatchObject({ status: 200 });
  sandbox.advance(1);
  expect(await exchange(sandbox, { code: late.code })).toMatchObject({ status: 403 });
});

test('reset() forgets codes, tokens, requests and faults; credentials stay, and no code comes twice', async () => {
  const sandbox = createSandbox({ seed: 'reset' });
  const { clientId, clientSecret, adminToken } = sandbox;
  const { code } = sandbox.issueCode();
  const { json } = await exchange(sandbox);
  sandbox.faults.add('server_error', { times: 5 });
  sandbox.reset();
  expect(sandbox.requests()).toEqual([]);
  expect(sandbox.faults.list()).toEqual([]);
  expect(sandbox.userOf(String(json['access_token']))).toBeUndefined();
  expect(await exchange(sandbox, { code })).toMatchObject({ status: 403 });
  expect(sandbox).toMatchObject({ clientId, clientSecret, adminToken });
  expect(sandbox.issueCode().code).not.toBe(code);
});

test('a listener hears everything in order until it leaves', async () => {
  const sandbox = createSandbox();
  const heard: string[] = [];
  const leave = sandbox.subscribe(({ type, codeId }) =>
    heard.push([type, codeId].join(' ').trim()),
  );
  const code = new URL(sandbox.launchUrl()).searchParams.get('code') ?? '';
  await exchange(sandbox, { code });
  await exchange(sandbox, { code });
  sandbox.issueCode();
  sandbox.faults.add('html');
  sandbox.advance(600_000);
  leave();
  sandbox.reset();
  expect(heard).toEqual([
    'minted code-1',
    'launched code-1',
    // exchange() mints one for itself, whether it is sent or not.
    'minted code-2',
    'token_request code-1',
    'token_issued code-1',
    'minted code-3',
    'token_request code-1',
    'refused code-1',
    'minted code-4',
    'fault_set',
    'clock',
    'expired code-2',
    'expired code-3',
    'expired code-4',
  ]);
});

test('the memory has limits: requests 1000, codes 10 000, and the newest stay', async () => {
  const sandbox = createSandbox();
  const { code: first } = sandbox.issueCode();
  for (let count = 0; count < 10_000; count++) sandbox.issueCode();
  expect(await exchange(sandbox, { code: first })).toMatchObject({ status: 403 });
  const launched = await sandbox.fetch(`${sandbox.origin}/_sandbox/codes/code-1/launch`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${sandbox.adminToken}` },
  });
  expect(launched.status).toBe(404);
  for (let count = 0; count < 1005; count++) await post(sandbox, {});
  expect(sandbox.requests()).toHaveLength(1000);
  expect(sandbox.requests().at(-1)?.id).toBe(1006);
  expect(await exchange(sandbox)).toMatchObject({ status: 200 });
});

test('a code goes to a customer and a client that exist, or to a customer made for the occasion', async () => {
  const other = { ...client, clientId: 'other', redirectUri: 'https://other.example/in?x=1' };
  const sandbox = createSandbox({ clients: [client, other] });
  expect(() => sandbox.issueCode('nobody')).toThrow('There is no such customer');
  expect(() => sandbox.issueCode('bat', { clientId: 'none' })).toThrow('There is no client');
  const guest = { id: 'guest', firstName: 'Оюун', lastName: 'Бат', phone: '30110009' };
  const { code, launchUrl } = sandbox.issueCode(guest, { clientId: 'other' });
  expect(launchUrl).toBe(`https://other.example/in?x=1&code=${code}`);
  const { json } = await exchange(sandbox, {
    code,
    client_id: 'other',
    redirect_uri: other.redirectUri,
  });
  expect(sandbox.userOf(String(json['access_token']))).toEqual({
    ...guest,
    userId: 1010,
    balance: 1_000_000,
  });
});

test('the clock goes forward only', () => {
  const sandbox = createSandbox();
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e15, '5']) {
    expect(() => sandbox.advance(ms as number)).toThrow(TypeError);
  }
});
