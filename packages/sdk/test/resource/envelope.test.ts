import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  cancelInvoice,
  createInvoice,
  getInvoice,
  InvalidArgumentError,
  refundInvoice,
  type ConfidentialClient,
} from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { anInvoice, clientsOf, monpayServer, success, type Reply } from './monpay-server.ts';

const good = success(anInvoice);
const mine = { accessToken: 'customer-token' };
const coffee = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/paid/n0nce',
};

test.each<[string, Reply, path: string, message: string]>([
  ['a redirect', { status: 302, body: good }, '', 'it is a redirect, which is refused'],
  ['another redirect', { status: 399, body: good }, '', 'it is a redirect, which is refused'],
  [
    'more than 64 KiB',
    { body: { ...good, more: 'x'.repeat(65_536) } },
    '',
    'the body is larger than 65536 bytes',
  ],
  [
    'a page',
    { body: '<h1>Hello</h1>' },
    '',
    'the body is not a JSON envelope with a whole number as its intCode',
  ],
  [
    'no number',
    { body: { ...good, intCode: 0.5 } },
    '',
    'the body is not a JSON envelope with a whole number as its intCode',
  ],
  ...[400, 500].map((status): [string, Reply, string, string] => [
    `success with HTTP ${status}`,
    { status, body: good },
    '',
    'the envelope reports success but the HTTP status does not',
  ]),
  [
    'another invoice',
    { body: success({ ...anInvoice, id: 65 }) },
    'id',
    'is not the invoice that was asked for',
  ],
])('%s is no answer of MonPay, and the error says why', async (_, reply, path, message) => {
  const server = await monpayServer(() => reply);
  for (const [over, client] of clientsOf(server)) {
    const error = await errorOf(getInvoice(client, 64));
    // The fetch of some runtimes hides what a redirect says.
    expect(error, over).toMatchObject({
      code: 'invalid_resource_response',
      operation: 'getInvoice',
      issues: [{ path, message }],
    });
  }
});

test('every status from 200 to 299 may carry an invoice', async () => {
  for (const status of [200, 201, 299]) {
    const server = await monpayServer(() => ({ status, body: good }));
    expect(await getInvoice(clientOf(server), 64)).toEqual(anInvoice);
  }
});

test('whole numbers of 16 digits and more are exact as text; others are numbers', async () => {
  const body = JSON.stringify(success({ ...anInvoice, description: '1234567890123456' }));
  const server = await monpayServer(() => ({
    body: body
      .replace('15000', '1234567890123456.5')
      .replace(
        '"result":{',
        '"result":{"txnId":12345678901234567890,"userId":1e+00000000000000003,',
      ),
  }));
  expect(await getInvoice(clientOf(server), 64)).toEqual({
    ...anInvoice,
    amount: 1_234_567_890_123_456.5,
    txnId: '12345678901234567890',
    userId: 1000,
    description: '1234567890123456',
  });
});

test.each<[string, object, string]>([
  ['no token', { accessToken: '' }, 'accessToken must be the access_token of a token response'],
  ['no text', { accessToken: 7 }, 'accessToken must be the access_token of a token response'],
  ['a space', { accessToken: 'a b' }, 'accessToken must be the access_token of a token response'],
  [
    'no end',
    { accessToken: 'x'.repeat(16_385) },
    'accessToken must be the access_token of a token response',
  ],
  ['no signal', { signal: {} }, 'signal must be an AbortSignal'],
])('options with %s are refused before anything is sent', async (_, options, says) => {
  const server = await monpayServer(() => ({ body: good }));
  for (const call of [getInvoice, cancelInvoice]) {
    const error = await errorOf(call(clientOf(server), 64, options));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as Error).message).toBe(
      `invalid_argument: the options: ${says}. Nothing was sent.`,
    );
  }
  expect([...server.calls, ...server.grants]).toEqual([]);
});

test('the longest access token is taken', async () => {
  const server = await monpayServer(() => ({ body: good }));
  const accessToken = 'x'.repeat(16_000);
  expect(await getInvoice(clientOf(server), 64, { accessToken })).toEqual(anInvoice);
});

test('what is left out of an invoice is not sent', async () => {
  const server = await monpayServer(() => ({ body: good }));
  await createInvoice(clientOf(server), { ...coffee, clientServiceUrl: undefined });
  expect(server.calls[0]?.body).not.toContain('clientServiceUrl');
  await createInvoice(clientOf(server), { ...coffee, clientServiceUrl: coffee.redirectUri });
  expect(server.calls[1]?.body).toContain('clientServiceUrl');
});

test("a caller who had left before does not wait for the merchant's token", async () => {
  const server = await monpayServer(
    () => ({ body: good }),
    () => ({ instead: () => {} }),
  );
  const began = getInvoice(clientOf(server), 64, { signal: AbortSignal.abort() });
  expect(await errorOf(began)).toMatchObject({ reason: 'aborted', outcome: 'not_sent' });
  expect(server.calls).toEqual([]);
});

test.each<[string, (client: ConfidentialClient) => Promise<unknown>, sent: number]>([
  ['a read is sent again', (client) => getInvoice(client, 64, mine), 2],
  ['a cancel is not', (client) => cancelInvoice(client, 64, mine), 1],
  ['a refund is not', (client) => refundInvoice(client, 64, { description: 'x' }, mine), 1],
  ['a create is not', (client) => createInvoice(client, coffee, mine), 1],
])('if a kept connection dies before the answer, %s', async (_, call, sent) => {
  const server = await monpayServer((__, count) =>
    count === 1 ? { body: good } : { instead: (response) => response.destroy() },
  );
  const client = clientOf(server);
  await getInvoice(client, 64, mine);
  expect(await errorOf(call(client))).toMatchObject({
    code: 'resource_request_failed',
    outcome: 'unknown',
  });
  expect(server.calls).toHaveLength(1 + sent);
});

test('a refusal that repeats the token and the secret shows neither, also if they are words', async () => {
  const accessToken = 'mapleyardtoken';
  const clientSecret = 'copperhousesecret';
  const server = await monpayServer(() => ({
    status: 403,
    body: { code: accessToken, intCode: 6, info: `no right for ${accessToken} of ${clientSecret}` },
  }));
  for (const [over, client] of clientsOf(server, { clientSecret })) {
    const error = await errorOf(getInvoice(client, 64, { accessToken }));
    expect(error, over).toMatchObject({
      intCode: 6,
      info: 'no right for [redacted] of [redacted]',
    });
    const shown = `${inspect(error, { showHidden: true })}${JSON.stringify(error)}`;
    expect(shown, over).not.toMatch(/mapleyard|copperhouse/);
  }
});
