import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  confirmPayment,
  InvalidArgumentError,
  waitForPayment,
  type PaymentExpectation,
} from '../../src/index.ts';
import {
  anInvoice,
  clientsOf,
  monpayServer,
  success,
  type Reply,
} from '../resource/monpay-server.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';

const expected: PaymentExpectation = { invoiceId: 64, amount: 15_000, receiver: 'branch-user' };
const paidInvoice = { ...anInvoice, status: 'PAID', userId: 7, txnId: '5000000005044111' };
const replying =
  (invoice: object): (() => Reply) =>
  () => ({ body: success(invoice) });

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

describe('waitForPayment', () => {
  const signal = (): AbortSignal => AbortSignal.timeout(5000);

  test('asks until the invoice is paid, and tolerates what fails on the way', async () => {
    const replies: Reply[] = [
      { body: success(anInvoice) },
      { status: 502, body: '<h1>Bad gateway</h1>' },
      { instead: (response) => response.destroy() },
      { status: 500, body: { code: 'ERROR', intCode: 999, info: '' } },
      { body: success({ ...anInvoice, status: 'FAILED' }) },
    ];
    const server = await monpayServer(
      (_, count) => replies[count - 1] ?? { body: success(paidInvoice) },
    );
    const payment = await waitForPayment(clientOf(server), expected, {
      signal: signal(),
      interval: 1,
    });
    expect(payment.state).toBe('paid');
    expect(server.calls).toHaveLength(6);
  });

  test('ends at a mismatch', async () => {
    const server = await monpayServer(replying({ ...paidInvoice, amount: 1 }));
    expect(await waitForPayment(clientOf(server), expected, { signal: signal() })).toMatchObject({
      state: 'mismatch',
    });
    expect(server.calls).toHaveLength(1);
  });

  test('answers the last state when the signal ends the wait', async () => {
    const controller = new AbortController();
    const server = await monpayServer((_, count) => {
      if (count === 3) controller.abort();
      return { body: success(anInvoice) };
    });
    const options = { signal: controller.signal, interval: 1 };
    expect(await waitForPayment(clientOf(server), expected, options)).toMatchObject({
      state: 'unpaid',
    });
    expect(server.calls).toHaveLength(3);
  });

  test('throws what failed if there was no state at all', async () => {
    const controller = new AbortController();
    const server = await monpayServer((_, count) => {
      if (count === 2) setImmediate(() => controller.abort());
      return { status: 502, body: '' };
    });
    const options = { signal: controller.signal, interval: 1 };
    expect(await errorOf(waitForPayment(clientOf(server), expected, options))).toHaveProperty(
      'hint',
    );
    expect(await errorOf(waitForPayment(clientOf(server), expected, options))).toMatchObject({
      reason: 'aborted',
    });
  });

  test.each([1, 5, 6])(
    'gives up at once at intCode %i, which asking again does not change',
    async (intCode) => {
      const server = await monpayServer(() => ({
        status: 400,
        body: { code: 'NO', intCode, info: '' },
      }));
      const options = { signal: signal(), interval: 1, accessToken: 'customer-token' };
      expect(await errorOf(waitForPayment(clientOf(server), expected, options))).toMatchObject({
        intCode,
      });
      expect(server.calls).toHaveLength(1);
    },
  );

  test.each<[refused: string, answers: number, grants: number, outcome: object]>([
    ['server_error', 505, 2, { state: 'paid' }],
    ['unauthorized_client', 401, 1, { error: 'unauthorized_client' }],
  ])(
    "goes on only if asking for the merchant's token again can help, unlike after %s",
    async (refusal, status, grants, outcome) => {
      const server = await monpayServer(replying(paidInvoice), (count) =>
        count === 1
          ? { status, body: { error: refusal } }
          : { body: { access_token: 'merchant-token', token_type: 'Bearer' } },
      );
      const options = { signal: signal(), interval: 1 };
      const waiting = waitForPayment(clientOf(server), expected, options);
      expect(await waiting.catch((thrown: unknown) => thrown)).toMatchObject(outcome);
      expect(server.grants).toHaveLength(grants);
    },
  );

  test('asks after longer and longer pauses, up to eight times the first', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const controller = new AbortController();
    const times: number[] = [];
    const client = clientOf(
      { url: 'http://127.0.0.1:1' },
      {
        fetch: async () => {
          times.push(Date.now());
          return Response.json(success(anInvoice));
        },
      },
    );
    const options = { signal: controller.signal, interval: 1000, accessToken: 'customer-token' };
    const waiting = waitForPayment(client, expected, options);
    await vi.advanceTimersByTimeAsync(60_000);
    controller.abort();
    expect(await waiting).toMatchObject({ state: 'unpaid' });
    const pauses = times.slice(1, 10).map((time, i) => Math.round(time - (times[i] ?? 0)));
    const expectedPauses = [1000, 1500, 2250, 3375, 5062, 7593, 8000, 8000, 8000];
    expect(pauses.map((pause, i) => Math.abs(pause - (expectedPauses[i] ?? 0)) <= 1)).toEqual(
      Array(9).fill(true),
    );
  });

  test.each<[path: string, options: object]>([
    ['signal', {}],
    ['signal', { signal: null }],
    ['interval', { signal: AbortSignal.abort(), interval: 0 }],
    ['interval', { signal: AbortSignal.abort(), interval: -1 }],
    ['interval', { signal: AbortSignal.abort(), interval: 2 ** 28 }],
    ['interval', { signal: AbortSignal.abort(), interval: '2000' }],
  ])('names the %s, if the options are %j', async (path, options) => {
    const server = await monpayServer(replying(anInvoice));
    const error = await errorOf(waitForPayment(clientOf(server), expected, options as never));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({
      message: expect.stringContaining(`the wait: ${path} must be`),
      issues: [{ path }],
    });
    expect(server.calls).toEqual([]);
  });
});
