import { startMock, type Mock } from '@monpay-miniapp/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientToken, operations, send } from './operations.ts';
import { specExamples } from './spec-examples.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const resourceApi = Object.entries(operations).filter(([name]) => name !== 'requestToken');
const exampleOf = (name: string): unknown =>
  specExamples.find((example) => example.name === name)?.value;

test('there is a request for each operation of the spec', () => {
  expect(Object.keys(operations)).toEqual([...new Set(specExamples.map((e) => e.operation))]);
});

test.each(Object.entries(operations))(
  '%s, as the client package builds it, gets the first example and no complaint',
  async (name, request) => {
    const response = await send(mock.url, request);

    expect(response.headers.get('sl-violations')).toBeNull();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(specExamples.find((e) => e.operation === name)?.value);
  },
);

test.each(specExamples)(
  '$operation answers $status $name when it is asked for',
  async ({ operation, status, name, value }) => {
    const request = operations[operation];
    if (request === undefined) throw new Error(`No request for ${operation}.`);

    const response = await send(mock.url, request, { Prefer: `code=${status}, example=${name}` });

    expect(response.status).toBe(Number(status));
    expect(await response.json()).toEqual(value);
  },
);

test("a token of the merchant's own takes neither a code nor a redirect URI", async () => {
  const response = await send(mock.url, clientToken, { Prefer: 'example=merchant_token' });

  expect(response.headers.get('sl-violations')).toBeNull();
  expect(await response.json()).toEqual(exampleOf('merchant_token'));
});

test.each(['client_id', 'client_secret'])(
  "a token of the merchant's own is not to be had without %s",
  async (field) => {
    const form = new URLSearchParams(clientToken.body);
    form.delete(field);

    const response = await send(mock.url, { ...clientToken, body: String(form) });

    expect(response.status).toBe(400);
    expect(response.headers.get('sl-violations')).toContain(field);
  },
);

test.each(resourceApi)('%s without a token answers 401', async (_name, request) => {
  const response = await send(mock.url, request, { Authorization: '' });

  expect(response.status).toBe(401);
  expect(await response.json()).toEqual(exampleOf('unauthorized'));
});

test.each(['createInvoice', 'refundInvoice'])(
  '%s without one of its required fields answers the first 400 example',
  async (name) => {
    const request = operations[name];
    const fields = JSON.parse(request?.body ?? '{}') as Record<string, unknown>;
    for (const field of Object.keys(fields).filter((key) => key !== 'clientServiceUrl')) {
      const body = JSON.stringify({ ...fields, [field]: undefined });

      const response = await send(mock.url, { ...request!, body });

      expect({ field, status: response.status }).toEqual({ field, status: 400 });
      expect(response.headers.get('sl-violations')).toContain(field);
      expect(await response.json()).toEqual(exampleOf('bad_request'));
    }
  },
);

test.each([0, -1, 1.5, '64a', '%20'])('an invoice cannot be asked for by %s', async (id) => {
  const request = operations['getInvoice']!;

  const response = await send(mock.url, { ...request, path: `/v2/api/oauth/invoice/${id}` });

  expect(response.status).toBe(400);
});
