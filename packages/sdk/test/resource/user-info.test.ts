import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { InvalidArgumentError, userInfo } from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { clientsOf, customerToken, monpayServer, success } from './monpay-server.ts';

test('README example: says who came', async () => {
  const server = await monpayServer(() => ({
    body: success({
      userId: 7,
      userPhone: 99112233,
      userEmail: '',
      userFirstname: 'Сараа',
      userLastname: null,
    }),
  }));
  for (const [, client] of clientsOf(server)) {
    // And no name of what there is not.
    expect(await userInfo(client, customerToken)).toStrictEqual({
      userId: 7,
      userPhone: '99112233',
      userFirstname: 'Сараа',
    });
  }
  expect(
    server.calls.map(({ method, url, headers }) => [method, url, headers.authorization]),
  ).toEqual(
    Array.from({ length: 2 }, () => ['GET', '/v2/api/oauth/userinfo', `Bearer ${customerToken}`]),
  );
  expect(server.grants).toEqual([]);
});

test('passes the register number on, and hides it from console.log', async () => {
  const server = await monpayServer(() => ({
    body: success({ userId: 7, userRegno: 'УБ00112233' }),
  }));
  const customer = await userInfo(clientOf(server), customerToken);
  expect(customer.userRegno).toBe('УБ00112233');
  expect(inspect(customer)).not.toContain('УБ00112233');
  expect(inspect({ customer })).toContain("{ userId: 7, userRegno: '[redacted]' }");
});

test.each([undefined, null, '', 7])('never takes another token for %j', async (token) => {
  const server = await monpayServer(() => ({ body: success({ userId: 7 }) }));
  const error = await errorOf(userInfo(clientOf(server), token as string));
  expect(error).toBeInstanceOf(InvalidArgumentError);
  expect(error).toMatchObject({
    issues: [{ path: 'accessToken', message: expect.stringContaining('access_token') }],
  });
  expect([...server.calls, ...server.grants]).toEqual([]);
});

test.each([{}, { userId: '7' }, { userId: 7.5 }, { userId: null }, { userId: 7, userPhone: {} }])(
  '%j is not a customer',
  async (result) => {
    const server = await monpayServer(() => ({ body: success(result) }));
    expect(await errorOf(userInfo(clientOf(server), customerToken))).toMatchObject({
      code: 'invalid_resource_response',
    });
  },
);

test.each<[object, string, string]>([
  [{}, 'userId', 'is missing'],
  [{ userId: null }, 'userId', 'is missing'],
  [{ userId: '7' }, 'userId', 'must be a number'],
  [{ userId: 7.5 }, 'userId', 'must be a whole number'],
  [{ userId: 2 ** 53 }, 'userId', 'is out of range'],
  [{ userId: -(2 ** 53) }, 'userId', 'is out of range'],
  [{ userId: 7, userPhone: {} }, 'userPhone', 'is not of the documented form'],
])('of the customer %j, the error says that %s %s', async (result, path, message) => {
  const server = await monpayServer(() => ({
    body: JSON.stringify(success(result)).replaceAll(/9007199254740992/g, '9007199254740992e0'),
  }));
  expect(await errorOf(userInfo(clientOf(server), customerToken))).toMatchObject({
    issues: [{ path, message }],
  });
});
