import { expect, test } from 'vitest';
import { createSandbox, magicCodes } from '../src/index.ts';
import { exchange, lastExplanation } from './token-request.ts';

test.each(magicCodes)('%s works every time, with the right credentials only', async (code) => {
  const sandbox = createSandbox();
  const send: typeof fetch = (input, init) =>
    sandbox.fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.timeout(5) });
  await exchange(sandbox, { code }, send).catch(() => {});
  await exchange(sandbox, { code }, send).catch(() => {});
  const [first, second] = sandbox.requests();
  expect(second).toMatchObject({ status: first?.status, fields: { code } });
  expect(second?.fault).toBe(first?.fault);
  expect(second?.error).toBe(first?.error);
  expect(await exchange(sandbox, { code, client_secret: 'wrong' })).toMatchObject({ status: 401 });
});

test.each([
  ['code_ok', 200, undefined],
  ['code_expired', 403, 'expired_code'],
  ['code_used', 403, 'used_code'],
  ['code_revoked', 403, 'revoked_code'],
  ['code_unknown', 403, 'unknown_code'],
  ['code_other_client', 403, 'other_clients_code'],
  ['code_400', 400, 'fault_invalid_request'],
  ['code_401', 401, 'fault_unauthorized_client'],
  ['code_403', 403, 'fault_invalid_grant'],
  ['code_415', 415, 'fault_unsupported_grant_type'],
  ['code_505', 505, 'fault_server_error'],
  ['code_503', 503, 'fault_status_503'],
])('the magic code %s answers %i', async (code, status, rule) => {
  const sandbox = createSandbox();
  expect(await exchange(sandbox, { code })).toMatchObject({ status });
  expect(lastExplanation(sandbox)?.rule).toBe(rule);
});

test('a magic code is of the first customer', async () => {
  const sandbox = createSandbox();
  const { json } = await exchange(sandbox, { code: 'code_ok' });
  expect(sandbox.userOf(String(json['access_token']))).toEqual(sandbox.users()[0]);
});
