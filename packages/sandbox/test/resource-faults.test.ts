import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { call, coffee, customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { invoices, userInfo } from './refused-calls.ts';

test("the merchant's token works up to the end of its life, a new one after it, and a customer's for ever", async () => {
  const sandbox = createSandbox({ merchantTokenLifetime: 60_000, now: () => 0 });
  const customer = await customersToken(sandbox);
  const token = await merchantsToken(sandbox);
  const id = await newInvoice(sandbox, token);
  const line = `GET /v2/api/oauth/invoice/${id}`;
  sandbox.advance(59_999);
  expect(await call(sandbox, line, { token })).toMatchObject({ status: 200 });
  sandbox.advance(1);
  expect(await call(sandbox, line, { token })).toMatchObject({ status: 401 });
  const renewed = await merchantsToken(sandbox);
  expect(await call(sandbox, line, { token: renewed })).toMatchObject({ status: 200 });
  sandbox.revokeTokens('merchant');
  expect(await call(sandbox, line, { token: renewed })).toMatchObject({ status: 401 });
  sandbox.advance(10 * 365 * 86_400_000);
  expect(await call(sandbox, line, { token: customer })).toMatchObject({ status: 200 });
});

test('a fault strikes the calls that it was set for, and only those with a good token', async () => {
  const sandbox = createSandbox();
  const token = await customersToken(sandbox);
  sandbox.faults.add('insufficient_access', { on: 'getUserInfo' });
  sandbox.faults.add('internal_error');
  expect(await call(sandbox, userInfo)).toMatchObject({ status: 401, json: { intCode: 1 } });
  expect(await call(sandbox, invoices, { token, body: coffee })).toMatchObject({
    status: 500,
    json: { code: 'INTERNAL_ERROR', intCode: 999 },
  });
  expect(await call(sandbox, userInfo, { token })).toMatchObject({
    status: 401,
    json: { code: 'INSUFFICIENT_ACCESS', intCode: 6 },
  });
  expect(sandbox.requests().at(-1)?.fault).toBe('insufficient_access');
  expect(await call(sandbox, userInfo, { token })).toMatchObject({ status: 200 });
  sandbox.faults.add('reset_after', { on: 'createInvoice' });
  await expect(call(sandbox, invoices, { token, body: coffee })).rejects.toThrow('fetch failed');
  expect(sandbox.invoices()).toHaveLength(1);
  expect(() => sandbox.faults.add('server_error', { on: 'resource' })).toThrow('no such fault on');
  expect(() => sandbox.faults.add('refund_failed', { on: 'token' })).toThrow('no such fault on');
  expect(() => sandbox.faults.add('hang', { on: 'elsewhere' as never })).toThrow('on takes one of');
});

test("a fault for one customer strikes the merchant's own calls about that customer's invoices", async () => {
  const sandbox = createSandbox();
  const own = await merchantsToken(sandbox);
  const dedicated = await newInvoice(sandbox, await customersToken(sandbox, 'saraa'));
  const open = await newInvoice(sandbox, own);
  const check = (id: number) => call(sandbox, `GET /v2/api/oauth/invoice/${id}`, { token: own });
  sandbox.faults.add('internal_error', { user: 'saraa', times: 5 });
  expect(await check(dedicated)).toMatchObject({ status: 500 });
  expect(await check(open)).toMatchObject({ status: 200 });
  await sandbox.pay(open, { user: 'bat', notice: 'never' });
  expect(await check(open)).toMatchObject({ status: 200 });
  const body = { invoiceId: dedicated, description: 'x' };
  const refund = await call(sandbox, 'POST /v2/api/oauth/refund', { token: own, body });
  const cancel = `GET /v2/api/oauth/invoice/cancel?invoiceId=${dedicated}`;
  expect([refund, await call(sandbox, cancel, { token: own })]).toMatchObject([
    { status: 500 },
    { status: 500 },
  ]);
  sandbox.faults.add('bad_request', { user: 'bat' });
  expect(await check(open)).toMatchObject({ status: 400 });
});
