import { describe, expect, test } from 'vitest';
import { confirmPayment, InvalidArgumentError, waitForPayment } from '../../src/index.ts';
import { clientsOf, monpayServer, success, type Reply } from '../resource/monpay-server.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { expected, paidInvoice, replying } from './paid-invoice.ts';

test('README example: an invoice that is paid as expected is paid', async () => {
  const server = await monpayServer(replying(paidInvoice));
  for (const [, client] of clientsOf(server)) {
    expect(await confirmPayment(client, { ...expected, userId: 7 })).toEqual({
      state: 'paid',
      invoice: paidInvoice,
    });
  }
  expect(server.calls.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array.from({ length: 2 }, () => 'GET /v2/api/oauth/invoice/64'),
  );
});

describe('nothing but PAID counts as paid:', () => {
  test.each([
    'NEW',
    'FAILED',
    'CANCELLED',
    'REFUNDED',
    'SUCCESS',
    'OK',
    'UNPAID',
    'PAID_OUT',
    'PAIDX',
    'P AID',
    '',
    'true',
    'РАID',
    'ＰＡＩＤ',
  ])('%j', async (status) => {
    const server = await monpayServer(replying({ ...paidInvoice, status }));
    expect(await confirmPayment(clientOf(server), expected)).toMatchObject({
      state: 'unpaid',
      invoice: { id: 64 },
    });
  });

  test.each<unknown>([true, 1, null, undefined, {}, ['PAID'], { toString: 'PAID' }])(
    '%j is not a status',
    async (status) => {
      const server = await monpayServer(replying({ ...paidInvoice, status }));
      expect(await errorOf(confirmPayment(clientOf(server), expected))).toMatchObject({
        code: 'invalid_resource_response',
      });
    },
  );

  test.each<[string, Reply]>([
    [
      'a word of success beside an intCode',
      { body: { code: 'OK', intCode: 1, result: paidInvoice } },
    ],
    ['a status of failure', { status: 500, body: success(paidInvoice) }],
    ['no envelope', { body: paidInvoice }],
    ['an envelope of text', { body: { code: 'OK', intCode: '0', result: paidInvoice } }],
    ['an envelope without its number', { body: { code: 'OK', result: paidInvoice } }],
    ['a list', { body: [success(paidInvoice)] }],
    [
      'a redirect',
      { status: 302, body: success(paidInvoice), headers: { Location: '/elsewhere' } },
    ],
    ['another invoice', { body: success({ ...paidInvoice, id: 65 }) }],
  ])('%s', async (_, reply) => {
    const server = await monpayServer(() => reply);
    for (const [over, client] of clientsOf(server)) {
      expect(await errorOf(confirmPayment(client, expected)), over).toHaveProperty('hint');
    }
  });
});

describe('paid, but not as expected, is a mismatch:', () => {
  test.each<[string, object, object]>([
    ['less', { amount: 1 }, { field: 'amount', expected: 15_000, actual: 1 }],
    ['more', { amount: 15_001 }, { field: 'amount', expected: 15_000, actual: 15_001 }],
    [
      'a little less',
      { amount: 14_999.999999 },
      { field: 'amount', expected: 15_000, actual: 14_999.999999 },
    ],
    [
      'an amount that is not said',
      { amount: undefined },
      { field: 'amount', expected: 15_000, actual: undefined },
    ],
    [
      'another receiver',
      { receiver: 'other' },
      { field: 'receiver', expected: 'branch-user', actual: 'other' },
    ],
    [
      'a receiver that is not said',
      { receiver: null },
      { field: 'receiver', expected: 'branch-user', actual: undefined },
    ],
    ['another customer', { userId: 8 }, { field: 'userId', expected: 7, actual: 8 }],
    [
      'a customer who is not named',
      { userId: null },
      { field: 'userId', expected: 7, actual: undefined },
    ],
  ])('%s', async (_, changed, difference) => {
    const server = await monpayServer(replying({ ...paidInvoice, ...changed }));
    const payment = await confirmPayment(clientOf(server), { ...expected, userId: 7 });
    expect(payment).toMatchObject({ state: 'mismatch', differences: [difference] });
  });

  test('amounts are compared as numbers, however they are written', async () => {
    const body = `{"code":"","intCode":0,"result":{"id":64,"status":"PAID","amount":1.50E4,"receiver":"branch-user"}}`;
    const server = await monpayServer(() => ({ body }));
    expect(await confirmPayment(clientOf(server), expected)).toMatchObject({ state: 'paid' });
  });
});

test.each<[string, unknown, string[]]>([
  ['nothing', undefined, ['']],
  ['an empty object', {}, ['amount', 'invoiceId', 'receiver']],
  ['an id alone', { invoiceId: 64 }, ['amount', 'receiver']],
  [
    'a notice',
    { invoiceId: 64, status: 'PAID', amount: 1, txnId: '1' },
    ['receiver', 'status', 'txnId'],
  ],
  ['an amount of text', { ...expected, amount: '15000' }, ['amount']],
  [
    "BigInts, as in a database's bigint",
    { ...expected, invoiceId: 64n, amount: 15_000n, userId: 7n },
    ['amount', 'invoiceId', 'userId'],
  ],
  ['a customer of text', { ...expected, userId: '7' }, ['userId']],
])('expecting %s is an error, and nothing is sent', async (_, given, paths) => {
  const server = await monpayServer(replying(paidInvoice));
  for (const call of [
    confirmPayment,
    (client: never, wrong: never) =>
      waitForPayment(client, wrong, { signal: AbortSignal.timeout(1000) }),
  ]) {
    const error = await errorOf(call(clientOf(server) as never, given as never));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).issues.map(({ path }) => path).sort()).toEqual(paths);
  }
  expect([...server.calls, ...server.grants]).toEqual([]);
});
