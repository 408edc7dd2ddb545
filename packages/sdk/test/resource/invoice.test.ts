import { describe, expect, test } from 'vitest';
import {
  cancelInvoice,
  createInvoice,
  getInvoice,
  InvalidArgumentError,
  invoicePage,
  isResourceError,
  type NewInvoice,
} from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import {
  anInvoice,
  clientsOf,
  customerToken,
  merchantToken,
  monpayServer,
  success,
} from './monpay-server.ts';
import { coffee } from './coffee.ts';

describe('an invoice', () => {
  test('README example: is created, and has a page on which the customer approves it', async () => {
    const server = await monpayServer(() => ({ body: success(anInvoice) }));
    for (const [over, client] of clientsOf(server)) {
      const invoice = await createInvoice(client, coffee);
      expect(invoice, over).toEqual(anInvoice);
      expect(invoicePage(client, invoice.id)).toBe(`${server.url}/v2/invoice/64`);
      const sent = server.calls.at(-1);
      expect(sent).toMatchObject({ method: 'POST', url: '/v2/api/oauth/invoice' });
      expect(sent?.headers.authorization).toBe(`Bearer ${merchantToken}`);
      expect(JSON.parse(Buffer.from(sent?.body ?? '', 'latin1').toString())).toEqual({
        ...coffee,
        invoiceType: 'P2B',
      });
    }
    // Each client has got a token of its own, once.
    expect(server.grants).toHaveLength(2);
    expect(new URLSearchParams(server.grants[0]?.body).get('grant_type')).toBe(
      'client_credentials',
    );
  });

  test("is created for one customer with the customer's token, and no other token is asked for", async () => {
    const server = await monpayServer(() => ({ body: success(anInvoice) }));
    const client = clientOf(server);
    await createInvoice(client, coffee, { accessToken: customerToken });
    await createInvoice(client, coffee);
    expect(server.calls.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${customerToken}`,
      `Bearer ${merchantToken}`,
    ]);
    expect(server.grants).toHaveLength(1);
  });

  test('has a page of pageServer', () => {
    const client = clientOf(
      { url: 'https://internal.example/a' },
      { pageServer: 'https://pay.example/' },
    );
    expect(invoicePage(client, 7)).toBe('https://pay.example/v2/invoice/7');
    expect(() => invoicePage(client, 0)).toThrow(InvalidArgumentError);
    expect(() => invoicePage(client, 0)).toThrow('invoicePage');
  });

  test('is asked for and cancelled by its id', async () => {
    const server = await monpayServer(({ url }) => ({
      body: success({ ...anInvoice, status: url.includes('cancel') ? 'CANCELLED' : 'NEW' }),
    }));
    const client = clientOf(server);
    expect((await getInvoice(client, 64)).status).toBe('NEW');
    expect((await cancelInvoice(client, 64)).status).toBe('CANCELLED');
    expect(server.calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /v2/api/oauth/invoice/64',
      'GET /v2/api/oauth/invoice/cancel?invoiceId=64',
    ]);
  });
});

describe('wrong input names every problem, and nothing is sent:', () => {
  const wrong: [what: string, given: unknown, paths: string[]][] = [
    ['nothing', {}, ['amount', 'receiver', 'description', 'redirectUri']],
    ['no object', undefined, ['']],
    ['a fraction', { ...coffee, amount: 0.5 }, ['amount']],
    ['nothing to pay', { ...coffee, amount: 0 }, ['amount']],
    ['less than nothing', { ...coffee, amount: -1 }, ['amount']],
    ['not a number', { ...coffee, amount: Number.NaN }, ['amount']],
    ['no end', { ...coffee, amount: Infinity }, ['amount']],
    ['more than is exact', { ...coffee, amount: 2 ** 53 }, ['amount']],
    ['a text', { ...coffee, amount: '15000' }, ['amount']],
    ['a BigInt', { ...coffee, amount: 15_000n }, ['amount']],
    ['blanks', { ...coffee, receiver: ' ', description: '' }, ['receiver', 'description']],
    ['no URL', { ...coffee, redirectUri: '/paid' }, ['redirectUri']],
    [
      'a server that calls an app',
      { ...coffee, clientServiceUrl: 'shop://paid' },
      ['clientServiceUrl'],
    ],
    ['another type', { ...coffee, invoiceType: 'DEBT' }, ['invoiceType']],
    ['a word of its own', { ...coffee, orderId: 'secret-order' }, ['orderId']],
    [
      'a word of all objects',
      JSON.parse('{"__proto__":1,"constructor":2}'),
      ['amount', 'receiver', 'description', 'redirectUri', '__proto__', 'constructor'],
    ],
  ];
  test.each(wrong)('%s', async (_, given, paths) => {
    const server = await monpayServer(() => ({ body: success(anInvoice) }));
    const error = await errorOf(createInvoice(clientOf(server), given as NewInvoice));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).issues.map(({ path }) => path).sort()).toEqual(
      paths.toSorted(),
    );
    expect(String(error)).not.toMatch(/secret|15000|shop:/);
    expect([...server.calls, ...server.grants]).toEqual([]);
  });

  test.each([undefined, null, 0, -1, 1.5, '64', 64n, 2 ** 53, Number.NaN, {}])(
    'the id %s',
    async (id) => {
      const server = await monpayServer(() => ({ body: success(anInvoice) }));
      const client = clientOf(server);
      for (const call of [getInvoice, cancelInvoice]) {
        const error = await errorOf(call(client, id as number));
        expect(error).toBeInstanceOf(InvalidArgumentError);
        expect(String(error)).toContain(call.name);
      }
      expect([...server.calls, ...server.grants]).toEqual([]);
    },
  );

  test.each(['', ' ', 'a b', 'a\nb', 'ключ', 7, null])('the token %j', async (accessToken) => {
    const server = await monpayServer(() => ({ body: success(anInvoice) }));
    const options = { accessToken: accessToken as string };
    const error = await errorOf(getInvoice(clientOf(server), 64, options));
    expect(error).toMatchObject({ code: 'invalid_argument', issues: [{ path: 'accessToken' }] });
    expect([...server.calls, ...server.grants]).toEqual([]);
  });
});

describe('an answer', () => {
  test('about another invoice is not the one that was asked for', async () => {
    const server = await monpayServer(() => ({
      body: success({ ...anInvoice, id: 65, status: 'PAID' }),
    }));
    const error = await errorOf(getInvoice(clientOf(server), 64));
    expect(error).toMatchObject({ code: 'invalid_resource_response', issues: [{ path: 'id' }] });
  });

  test('has long numbers exact, as text, and no BigInt', async () => {
    const body = `{"code":"","intCode":0,"info":"\\"1234567890123456789","result":{"id":64,"status":"PAID","amount":1.5E4,"txnId":5000000005044111999,"receiver":1234567890123456,"statusInfo":"a \\\\ 12345678901234567"}}`;
    const server = await monpayServer(() => ({ body }));
    expect(await getInvoice(clientOf(server), 64)).toEqual({
      id: 64,
      status: 'PAID',
      amount: 15_000,
      txnId: '5000000005044111999',
      receiver: '1234567890123456',
      statusInfo: 'a \\ 12345678901234567',
    });
  });

  test('may leave out, null or empty whatever is not needed', async () => {
    const result = {
      ...anInvoice,
      amount: undefined,
      receiver: null,
      description: '',
      userId: null,
    };
    const server = await monpayServer(() => ({ body: success(result) }));
    expect(Object.keys(await getInvoice(clientOf(server), 64))).toEqual([
      'id',
      'status',
      'invoiceType',
      'redirectUri',
      'createDate',
    ]);
  });

  test.each([
    ['paid', 'PAID'],
    [' Paid ', 'PAID'],
    ['SETTLED', 'SETTLED'],
    ['paid out', 'paid out'],
  ])('with the status %j says %j', async (status, said) => {
    const server = await monpayServer(() => ({ body: success({ ...anInvoice, status }) }));
    expect((await getInvoice(clientOf(server), 64)).status).toBe(said);
  });

  test('to a create is not lost for a field, since the invoice exists', async () => {
    const server = await monpayServer(() => ({ body: success({ id: 64 }) }));
    expect(await createInvoice(clientOf(server), coffee)).toEqual({ id: 64 });
  });
});

test('nothing secret shows in an error, whatever MonPay repeats', async () => {
  const info = `Bearer ${merchantToken} of shop secret/+&=% is not good`;
  const server = await monpayServer(() => ({
    status: 400,
    body: { code: merchantToken, intCode: 5, info },
  }));
  const error = await errorOf(createInvoice(clientOf(server), coffee));
  expect(isResourceError(error)).toBe(true);
  const shown = [String(error), (error as Error).stack, JSON.stringify(error)].join('\n');
  expect(shown).not.toContain(merchantToken);
  expect(shown).not.toContain('shop secret');
});
