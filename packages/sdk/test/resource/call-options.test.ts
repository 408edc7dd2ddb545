import { expect, test } from 'vitest';
import {
  cancelInvoice,
  confirmPayment,
  createInvoice,
  refundInvoice,
  userInfo,
  waitForPayment,
  type ConfidentialClient,
} from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { coffee } from './coffee.ts';
import { anInvoice, monpayServer, success } from './monpay-server.ts';

const token = 'the-token-of-a-customer';
const expected = { invoiceId: 64, amount: 15_000, receiver: 'branch-user' };
const calls: [name: string, call: (client: ConfidentialClient, options: never) => unknown][] = [
  ['userInfo', (client, options) => userInfo(client, token, options)],
  ['createInvoice', (client, options) => createInvoice(client, coffee, options)],
  ['cancelInvoice', (client, options) => cancelInvoice(client, 64, options)],
  ['confirmPayment', (client, options) => confirmPayment(client, expected, options)],
  ['refundInvoice', (client, options) => refundInvoice(client, 64, { description: 'x' }, options)],
];
const shape = 'must be an object with accessToken or signal';
const unknown = 'is not a known option; the options are accessToken, signal';
const wrong: [what: string, options: unknown, path: string, message: string][] = [
  ['a whole token response', { access_token: token }, 'access_token', unknown],
  ['a misspelt name', { accesToken: token }, 'accesToken', unknown],
  ['a name that is a secret', { [`${token} `]: 1 }, '(a key with other characters)', unknown],
  ['a token alone', token, '', shape],
  ['a signal alone', AbortSignal.timeout(60_000), '', shape],
  ['a list', [token], '', shape],
  ['null', null, '', shape],
];

// Each would be a call with the merchant's own token, such as an invoice that anybody can pay.
test.each(calls.flatMap(([name, call]) => wrong.map((one) => [name, one[0], call, one] as const)))(
  '%s refuses %s in place of options',
  async (_, __, call, [, options, path, message]) => {
    const monpay = await monpayServer(() => ({ body: success(anInvoice) }));
    const error = await errorOf(Promise.resolve(call(clientOf(monpay), options as never)));
    expect(error).toMatchObject({ code: 'invalid_argument', issues: [{ path, message }] });
    expect(String(error)).not.toContain(token);
    expect([...monpay.calls, ...monpay.grants]).toEqual([]);
  },
);

test('a wait refuses the same, and asks for its signal', async () => {
  const monpay = await monpayServer(() => ({ body: success(anInvoice) }));
  const client = clientOf(monpay);
  const signal = AbortSignal.timeout(60_000);
  const wait = (options: unknown): Promise<unknown> =>
    errorOf(waitForPayment(client, expected, options as never));
  expect(await wait({ signal, intervall: 5 })).toMatchObject({
    issues: [{ path: 'intervall', message: unknown }],
  });
  for (const none of [undefined, null, token, signal, {}]) {
    expect(await wait(none)).toMatchObject({
      code: 'invalid_argument',
      issues: [{ path: 'signal', message: 'must be an AbortSignal' }],
    });
  }
  expect(monpay.calls).toEqual([]);
});

test('a part of the money cannot be asked back, since MonPay returns the whole', async () => {
  const monpay = await monpayServer(() => ({ body: success(anInvoice) }));
  const part = { description: 'broken', amount: 5000 };
  expect(await errorOf(refundInvoice(clientOf(monpay), 64, part))).toMatchObject({
    code: 'invalid_argument',
    issues: [{ path: 'amount', message: 'is not a known field' }],
  });
  expect(monpay.calls).toEqual([]);
});

test.each([[undefined], [null], ['broken'], [{ reason: 'broken' }]])(
  'a refund says what is missing of its reason: %j',
  async (reason) => {
    const error = errorOf(
      refundInvoice(clientOf({ url: 'http://127.0.0.1:1' }), 64, reason as never),
    );
    expect(await error).toMatchObject({
      code: 'invalid_argument',
      issues: expect.arrayContaining([{ path: 'description', message: 'is missing' }]),
    });
  },
);

test.each([
  [undefined, 'is missing'],
  [null, 'is missing'],
  ['coffee', 'must be an object'],
])(
  'what is neither an invoice nor an expectation is named in a whole sentence: %j',
  async (given, message) => {
    const client = clientOf({ url: 'http://127.0.0.1:1' });
    const says = async (call: Promise<unknown>): Promise<string> =>
      ((await errorOf(call)) as Error).message;
    expect(await says(createInvoice(client, given as never))).toBe(
      `invalid_argument: the new invoice ${message}. Nothing was sent.`,
    );
    expect(await says(confirmPayment(client, given as never))).toBe(
      `invalid_argument: the expected payment ${message}. Nothing was sent.`,
    );
  },
);

test.each(['null', '[{}]', '"{}"', '7'])('a result that is %s is named', async (result) => {
  const monpay = await monpayServer(() => ({ body: `{"intCode":0,"result":${result}}` }));
  for (const call of [userInfo(clientOf(monpay), token), cancelInvoice(clientOf(monpay), 64)])
    expect(await errorOf(call)).toMatchObject({
      code: 'invalid_resource_response',
      message: expect.stringContaining(': result is not an object (HTTP 200)'),
      issues: [{ path: 'result', message: 'is not an object' }],
    });
});
