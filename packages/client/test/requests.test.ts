import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AccountApi, GrantType, InvoiceApi, TokenApi } from '@monpay-miniapp/client';
import * as everyLimit from '@monpay-miniapp/client/limits';
import * as requests from '@monpay-miniapp/client/requests';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const limits: Record<string, object> = everyLimit;
const spec = parse(
  readFileSync(fileURLToPath(import.meta.resolve('@monpay-miniapp/spec/openapi.yaml')), 'utf8'),
);

const { servers, TokenErrorCode, tokenErrors } = requests;
const token = new TokenApi();
const account = new AccountApi();
const invoices = new InvoiceApi();
type Stock = Awaited<ReturnType<TokenApi['requestTokenRequestOpts']>>;

/** Each operation, built by our function and by the stock class, with this text and number in every field. */
const operations: Record<
  string,
  (text: string, number: number) => { ours: requests.BuiltRequest; stock: Promise<Stock> }
> = {
  requestToken(text) {
    const fields = { client_id: text, client_secret: text, redirect_uri: text, code: text };
    const grant_type = GrantType.AuthorizationCode;
    return {
      ours: requests.requestTokenRequest(fields),
      stock: token.requestTokenRequestOpts({ ...fields, grant_type }),
    };
  },
  requestClientToken(text) {
    const fields = { client_id: text, client_secret: text };
    const grant_type = GrantType.ClientCredentials;
    return {
      ours: requests.requestClientTokenRequest(fields),
      stock: token.requestTokenRequestOpts({ ...fields, grant_type }),
    };
  },
  getUserInfo: () => ({
    ours: requests.getUserInfoRequest(),
    stock: account.getUserInfoRequestOpts(),
  }),
  createInvoice(text, number) {
    const fields = {
      amount: number,
      receiver: text,
      invoiceType: requests.InvoiceType.P2B,
      redirectUri: text,
      description: text,
      clientServiceUrl: text,
    };
    return {
      ours: requests.createInvoiceRequest(fields),
      stock: invoices.createInvoiceRequestOpts({ InvoiceRequest: fields }),
    };
  },
  getInvoice: (_, invoiceId) => ({
    ours: requests.getInvoiceRequest({ invoiceId }),
    stock: invoices.getInvoiceRequestOpts({ invoiceId }),
  }),
  cancelInvoice: (_, invoiceId) => ({
    ours: requests.cancelInvoiceRequest({ invoiceId }),
    stock: invoices.cancelInvoiceRequestOpts({ invoiceId }),
  }),
  refundInvoice(description, invoiceId) {
    const fields = { invoiceId, description };
    return {
      ours: requests.refundInvoiceRequest(fields),
      stock: invoices.refundInvoiceRequestOpts({ RefundRequest: fields }),
    };
  },
};

test('there is a function for each operation of the spec', () => {
  const ids = Object.values<Record<string, { operationId: string }>>(spec.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(Object.keys(operations))).toEqual(new Set([...ids, 'requestClientToken']));
  expect(
    Object.keys(requests)
      .filter((name) => name.endsWith('Request'))
      .sort(),
  ).toEqual(
    Object.keys(operations)
      .map((name) => `${name}Request`)
      .sort(),
  );
});

const nasty = ['a', ' ', '+', '&=', '%41', '#?/', "!'()*~-._", 'Кофе ₮', '"\\', '\u{1F4B3}', '$&'];

describe.each(Object.entries(operations))('%s', (_name, build) => {
  test.each(nasty)('is the request that the stock class builds, with %j', async (text) => {
    for (const number of [1, 64, Number.MAX_SAFE_INTEGER]) {
      const { ours, stock } = build(text, number);
      const { method, path, query = {}, headers, body } = await stock;
      const form = body instanceof URLSearchParams;
      const pairs = Object.entries(query).map(([key, value]) => `${key}=${String(value)}`);
      expect(ours).toEqual({
        method,
        path,
        query: pairs.length === 0 ? '' : `?${pairs.join('&')}`,
        accept: 'application/json',
        contentType: form ? 'application/x-www-form-urlencoded' : headers['Content-Type'],
        body: body === undefined ? undefined : expect.any(String),
      });
      if (form) expect(pairsOf(ours.body)).toEqual(pairsOf(String(body)));
      else if (body !== undefined) expect(JSON.parse(ours.body ?? '')).toEqual(body);
    }
  });
});

function pairsOf(form = ''): string[] {
  return form.split('&').sort();
}

test('what is undefined is left out of a body', () => {
  const { body } = requests.refundInvoiceRequest({
    invoiceId: 1,
    description: undefined as unknown as string,
  });
  expect(body).toBe('{"invoiceId":1}');
});

test('the documented errors are those of the spec', () => {
  const { responses } = spec.paths['/v2/oauth/token'].post;
  const table = Object.entries<{ $ref: string }>(responses)
    .filter(([status]) => status !== '200')
    .map(([status, { $ref }]) => [
      status,
      spec.components.responses[$ref.split('/').at(-1) ?? '']['x-token-error'],
    ]);
  expect(tokenErrors).toEqual(Object.fromEntries(table));
  expect(Object.values(tokenErrors)).toEqual(Object.values(TokenErrorCode));
});

test('the servers are those of the spec', () => {
  expect(servers).toEqual(spec.servers.map(({ url }: { url: string }) => url));
});

interface Schema {
  readonly $ref?: string;
  readonly properties?: Record<string, Schema>;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly 'x-extensible-enum'?: readonly string[];
}

function limitsOf({ $ref, ...schema }: Schema): object {
  if ($ref !== undefined) return limitsOf(spec.components.schemas[$ref.split('/').at(-1) ?? '']);
  const { minLength, maxLength, minimum, maximum, pattern } = schema;
  const own = {
    minLength,
    maxLength,
    minimum,
    maximum,
    known: schema['x-extensible-enum'],
    pattern: pattern === undefined ? undefined : new RegExp(pattern),
  };
  return JSON.parse(JSON.stringify(own), (key, value: unknown) =>
    key === 'pattern' ? own.pattern : value,
  ) as object;
}

test.each(Object.entries<Schema>(spec.components.schemas))(
  'the limits of %s are those of the spec, and none is left out',
  (name, schema) => {
    const fields = Object.entries(schema.properties ?? {}).map(([field, property]) => [
      field,
      limitsOf(property),
    ]);
    expect(limits[name]).toEqual({
      ...limitsOf(schema),
      ...Object.fromEntries(fields),
    });
  },
);
