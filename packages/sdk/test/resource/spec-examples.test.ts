import { describe, expect, test } from 'vitest';
import {
  confirmPayment,
  createInvoice,
  getInvoice,
  parsePaymentNotice,
  refundInvoice,
  userInfo,
} from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { monpayServer } from './monpay-server.ts';
import { spec } from './spec.ts';

interface Example {
  readonly name: string;
  readonly status: number;
  readonly value: unknown;
}

/** Every named example of an answer of an operation. */
function examplesOf(operationId: string): Example[] {
  const operations = Object.values(
    spec.paths as Record<
      string,
      Record<string, { operationId: string; responses: Record<string, unknown> }>
    >,
  ).flatMap((path) => Object.values(path));
  const { responses = {} } = operations.find((each) => each.operationId === operationId) ?? {};
  return Object.entries(
    responses as Record<
      string,
      {
        $ref?: string;
        content?: Record<string, { examples?: Record<string, { $ref?: string; value?: unknown }> }>;
      }
    >,
  ).flatMap(([status, response]) => {
    const { content = {} } = response.$ref
      ? spec.components.responses[response.$ref.split('/').at(-1) ?? '']
      : response;
    return Object.values(
      content as Record<string, { examples?: Record<string, { $ref?: string; value?: unknown }> }>,
    ).flatMap(({ examples = {} }) =>
      Object.entries(examples).map(([name, example]) => ({
        name,
        status: Number(status),
        value: (example.$ref
          ? spec.components.examples[example.$ref.split('/').at(-1) ?? '']
          : example
        ).value,
      })),
    );
  });
}

describe('every named example of the spec is understood:', () => {
  const accessToken = 'customer-token';
  const coffee = {
    amount: 1,
    receiver: 'branch',
    description: 'x',
    redirectUri: 'https://shop.example/',
  };
  const idOf = (value: unknown): number => (value as { result?: { id?: number } }).result?.id ?? 64;
  const calls = {
    getUserInfo: (client: never) => userInfo(client, accessToken),
    createInvoice: (client: never) => createInvoice(client, coffee, { accessToken }),
    getInvoice: (client: never, value: unknown) => getInvoice(client, idOf(value), { accessToken }),
    refundInvoice: (client: never) =>
      refundInvoice(client, 64, { description: 'x' }, { accessToken }),
  };
  const cases = Object.entries(calls).flatMap(([operation, call]) =>
    examplesOf(operation).map(({ name, status, value }) => ({
      operation,
      call,
      name,
      status,
      value,
    })),
  );

  test('there are some of each', () => {
    for (const operation of Object.keys(calls))
      expect(examplesOf(operation).length, operation).toBeGreaterThan(2);
  });

  test.each(cases)('$operation $status $name', async ({ call, status, value }) => {
    const server = await monpayServer(({ method }) =>
      // After a refund that failed, the invoice is looked at.
      method === 'GET' && call === calls.refundInvoice ? { status: 404 } : { status, body: value },
    );
    const client = clientOf(server) as never;
    const { intCode, result } = value as { intCode?: number; result?: { status?: string } };
    if (intCode === 0 && result?.status !== 'REFUNDFAILED') {
      expect(await call(client, value)).toBeTypeOf('object');
      return;
    }
    const error = await errorOf(call(client, value));
    const code =
      intCode === undefined
        ? 'invalid_resource_response'
        : intCode === 0
          ? 'refund_failed'
          : 'resource_error';
    expect(error).toMatchObject({ code });
  });

  test('a payment is confirmed for no example but those that say PAID', async () => {
    for (const { status, value } of examplesOf('getInvoice')) {
      const server = await monpayServer(() => ({ status, body: value }));
      const { result } = value as {
        result?: { id: number; amount: number; receiver?: string; status?: string };
      };
      if (!result?.id) continue;
      const expected = {
        invoiceId: result.id,
        amount: result.amount,
        receiver: result.receiver ?? 'branch',
      };
      const { state } = await confirmPayment(clientOf(server), expected, { accessToken });
      const isPaid = result.status?.trim().toUpperCase() === 'PAID';
      expect(state === 'paid').toBe(isPaid && typeof result.receiver === 'string');
    }
  });
});

test('every named example of a notice is read', () => {
  const { get, post } = spec.webhooks.payment;
  const queries = Object.values<{ value: string }>(get['x-query-examples']).map(
    ({ value }) => value,
  );
  const [form] = Object.values<{ examples: Record<string, { value: object }> }>(
    post.requestBody.content,
  );
  const forms = Object.values(form?.examples ?? {}).map(({ value }) =>
    String(new URLSearchParams(Object.entries(value))),
  );
  expect(queries.length).toBeGreaterThan(3);
  for (const query of [...queries, ...forms]) {
    const notice = parsePaymentNotice(new URLSearchParams(query));
    expect(notice.status).toBe(/status=([A-Z]+)/.exec(query)?.[1]);
    expect(notice.txnId).toBe(/t(?:xn|nx)Id=(\d+)/.exec(query)?.[1]);
  }
});
