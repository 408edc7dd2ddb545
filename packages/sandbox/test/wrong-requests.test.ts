import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { exchange } from './token-request.ts';

test.each([
  ['wrong_secret', 401, 'wrong_secret'],
  ['other_redirect_uri', 403, 'redirect_uri_mismatch'],
  ['json_body', 400, 'content_type_json'],
  ['secret_in_url', 400, 'credentials_in_query'],
  ['other_clients_code', 403, 'other_clients_code'],
])('%s is refused with %i, and its rule explains it', async (mistake, status, rule) => {
  const sandbox = createSandbox();
  const response = await sandbox.fetch(`${sandbox.origin}/_sandbox/wrong-requests`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${sandbox.adminToken}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ mistake, user: 'saraa' }),
  });
  expect(await response.json()).toEqual({ status, request_id: 1 });
  expect(sandbox.requests()).toMatchObject([{ status, explanation: { rule } }]);
  expect(JSON.stringify(sandbox.requests())).not.toContain(sandbox.clientSecret);
});

test('a request is on record with its answer, redacted, and how long it took', async () => {
  const sandbox = createSandbox({ latency: 20 });
  await exchange(sandbox, { code: sandbox.issueCode().code });
  const [request] = sandbox.requests();
  expect(request?.answer?.headers).toContainEqual({ name: 'Cache-Control', value: 'no-store' });
  expect(JSON.parse(request?.answer?.body ?? '')).toMatchObject({
    access_token: '[redacted]',
    token_type: 'Bearer',
  });
  expect(request?.duration).toBeGreaterThanOrEqual(20);
  expect(request?.tokenId).toBe('token-1');
});

test('an answer that never came is not on record', async () => {
  const sandbox = createSandbox();
  sandbox.faults.add('reset_after');
  await exchange(sandbox, { code: sandbox.issueCode().code }).catch(() => {});
  expect(sandbox.requests()[0]?.answer).toBeUndefined();
});

test('a window of its own gets a new code by a page of another site than the mini app', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  const opened = await fetch(`${url}/_sandbox/windows`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Authorization: `Bearer ${sandbox.adminToken}` },
    body: new URLSearchParams({ body: JSON.stringify({ user: 'saraa' }) }),
  });
  const location = opened.headers.get('location') ?? '';
  expect([opened.status, new URL(location).hostname]).toEqual([303, '127.0.0.1']);
  const page = await (await fetch(location)).text();
  expect(page).toMatch(
    /http-equiv="refresh" content="0;url=http:\/\/localhost:3000\/launch\?code=sbx_code_/,
  );
  await sandbox.close();
});

test('a window that goes back finds its launch over, and nobody opens one with a key that was guessed', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  const { code } = sandbox.issueCode();
  const guessed = `${url}/_sandbox/opening/code-1/${'x'.repeat(43)}`;
  expect((await fetch(guessed)).status).toBe(410);
  expect(await (await fetch(guessed)).text()).not.toContain(code);
  await sandbox.close();
});
