import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createInvoice, getInvoice } from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import {
  anInvoice,
  customerToken,
  deadToken,
  merchantToken,
  monpayServer,
  success,
  type Reply,
} from './monpay-server.ts';
import { coffee } from './coffee.ts';

describe("the merchant's own token", () => {
  test('is got once, however many wait', async () => {
    const server = await monpayServer(() => ({ body: success(anInvoice) }));
    const client = clientOf(server);
    await Promise.all(Array.from({ length: 20 }, () => getInvoice(client, 64)));
    expect(server.grants).toHaveLength(1);
    expect(server.calls).toHaveLength(20);
  });

  test('is renewed once if MonPay no longer takes it', async () => {
    const server = await monpayServer(
      ({ headers }) =>
        headers.authorization === 'Bearer token-2'
          ? { body: success(anInvoice) }
          : { status: 401, body: deadToken },
      (count) => ({ body: { access_token: `token-${count}`, token_type: 'Bearer' } }),
    );
    const client = clientOf(server);
    expect(await Promise.all([getInvoice(client, 64), getInvoice(client, 64)])).toHaveLength(2);
    expect(await createInvoice(client, coffee)).toEqual(anInvoice);
    expect(server.grants).toHaveLength(2);
  });

  test('is not renewed for an answer that comes when another one is kept', async () => {
    const calls: string[] = [];
    const renewed = Promise.withResolvers<void>();
    const server = await monpayServer(
      async ({ headers }) => {
        calls.push(headers.authorization ?? '');
        if (headers.authorization === 'Bearer token-2') {
          renewed.resolve();
          return { body: success(anInvoice) };
        }
        // The second call with the old token is refused only after the first has got another.
        if (calls.length === 2) await renewed.promise;
        return { status: 401, body: deadToken };
      },
      (count) => ({ body: { access_token: `token-${count}`, token_type: 'Bearer' } }),
    );
    const client = clientOf(server);
    await Promise.all([getInvoice(client, 64), getInvoice(client, 64)]);
    await getInvoice(client, 64);
    expect(server.grants).toHaveLength(2);
    expect(calls.slice(2)).toEqual(Array(3).fill('Bearer token-2'));
  });

  test('is not renewed again and again', async () => {
    const server = await monpayServer(() => ({ status: 401, body: deadToken }));
    const error = await errorOf(createInvoice(clientOf(server), coffee));
    expect(error).toMatchObject({ code: 'resource_error', status: 401, intCode: 1 });
    expect(server.grants).toHaveLength(2);
    expect(server.calls).toHaveLength(2);
  });

  test.each([
    ['a missing right', 401, { code: 'INSUFFICIENT_ACCESS', intCode: 6, info: 'no' }],
    ['another status', 200, deadToken],
    ['another refusal', 401, { code: 'BAD_REQUEST', intCode: 5, info: 'no' }],
  ])('is not renewed for %s', async (_, status, body) => {
    const server = await monpayServer(() => ({ status, body }));
    expect(await errorOf(getInvoice(clientOf(server), 64))).toMatchObject({
      code: 'resource_error',
      status,
    });
    expect(server.grants).toHaveLength(1);
    expect(server.calls).toHaveLength(1);
  });

  test("does not take the place of a customer's dead one", async () => {
    const server = await monpayServer(() => ({ status: 401, body: deadToken }));
    const error = await errorOf(getInvoice(clientOf(server), 64, { accessToken: customerToken }));
    expect(error).toMatchObject({ code: 'resource_error', intCode: 1 });
    expect(String(error)).not.toContain(customerToken);
    expect(server.grants).toEqual([]);
    expect(server.calls).toHaveLength(1);
  });

  test('that can not be had is an error of the token endpoint, and asked for again the next time', async () => {
    const server = await monpayServer(
      () => ({ body: success(anInvoice) }),
      (count) =>
        count === 1
          ? { status: 401, body: { error: 'unauthorized_client' } }
          : { body: { access_token: merchantToken, token_type: 'Bearer' } },
    );
    const client = clientOf(server);
    expect(await errorOf(getInvoice(client, 64))).toMatchObject({
      code: 'token_response_error',
      error: 'unauthorized_client',
    });
    expect(server.calls).toEqual([]);
    expect(await getInvoice(client, 64)).toEqual(anInvoice);
  });

  test('that is refused shows nothing of the secret that the refusal repeats', async () => {
    const clientSecret = 'orange walrus umbrella';
    const server = await monpayServer(
      () => ({ body: success(anInvoice) }),
      () => ({
        status: 401,
        body: { error: 'unauthorized_client', error_description: `wrong secret: ${clientSecret}` },
      }),
    );
    const error = await errorOf(getInvoice(clientOf(server, { clientSecret }), 64));
    expect(error).toMatchObject({ description: expect.stringContaining('wrong secret') });
    expect(inspect(error)).not.toMatch(/orange|walrus|umbrella/);
  });

  test.each<[string, Reply]>([
    ['a broken connection', { instead: (response) => response.destroy() }],
    ['a failure of MonPay', { status: 505, body: '' }],
    ['a gateway', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['a wrong host', { status: 404, body: '<h1>Not found</h1>' }],
  ])('that can not be had says nothing of a code that may be spent, after %s', async (_, reply) => {
    const server = await monpayServer(
      () => ({ body: success(anInvoice) }),
      () => reply,
    );
    const error = await errorOf(getInvoice(clientOf(server), 64));
    expect((error as Error).message).toMatch(/merchant's own token/);
    expect((error as Error).message).not.toMatch(/code may be spent|reopen/);
    expect(server.calls).toEqual([]);
  });

  test('is waited for no longer than the signal allows, and the others get theirs', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const server = await monpayServer(
      () => ({ body: success(anInvoice) }),
      async () => {
        await promise;
        return { body: { access_token: merchantToken, token_type: 'Bearer' } };
      },
    );
    const client = clientOf(server);
    const controller = new AbortController();
    const left = errorOf(getInvoice(client, 64, { signal: controller.signal }));
    const stayed = getInvoice(client, 64);
    controller.abort();
    expect(await left).toMatchObject({
      code: 'resource_request_failed',
      reason: 'aborted',
      outcome: 'not_sent',
    });
    resolve();
    expect(await stayed).toEqual(anInvoice);
    expect(server.calls).toHaveLength(1);
  });
});
