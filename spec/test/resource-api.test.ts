import { expect, test } from 'vitest';
import { asObject, type Json } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { examplesOf, schemaFaults } from './named-examples.ts';
import { openapi } from './openapi-document.ts';

// Written out by hand, as token-endpoint.test.ts is.

const faultsAt = schemaFaults(openapi);
const api = '/paths/~1v2~1api~1oauth~1';

const operations = [
  ['getUserInfo', 'userinfo', 'get', 'documented'],
  ['createInvoice', 'invoice', 'post', 'documented'],
  ['getInvoice', 'invoice~1{invoiceId}', 'get', 'documented'],
  ['cancelInvoice', 'invoice~1cancel', 'get', 'observed'],
  ['refundInvoice', 'refund', 'post', 'observed'],
] as const;

test('the file has the token endpoint and the five operations of the resource API', () => {
  expect(Object.keys(asObject(valueAt(openapi, '/paths')))).toEqual([
    '/v2/oauth/token',
    '/v2/api/oauth/userinfo',
    '/v2/api/oauth/invoice',
    '/v2/api/oauth/invoice/{invoiceId}',
    '/v2/api/oauth/invoice/cancel',
    '/v2/api/oauth/refund',
  ]);
});

test.each(operations)(
  '%s is %s by %s, is %s and takes a bearer token',
  (id, path, method, level) => {
    const operation = asObject(valueAt(openapi, `${api}${path}/${method}`));
    expect(operation['operationId']).toBe(id);
    expect(operation).toHaveProperty('x-provenance.level', level);
    expect(operation['security']).toEqual([{ bearer: [] }]);
    expect(Object.keys(asObject(operation['responses']))).toEqual(['200', '400', '401', '500']);
  },
);

test('there is one way to send a token, whosever it is', () => {
  expect(valueAt(openapi, '/components/securitySchemes')).toMatchObject({
    bearer: { type: 'http', scheme: 'bearer' },
  });
});

const invoiceRequest = '/components/schemas/InvoiceRequest';
const order = {
  amount: 1,
  receiver: 'branch-user',
  invoiceType: 'P2B',
  redirectUri: 'your.app.state://done',
  description: 'Кофе',
};

test.each<[field: string, level: string, required: boolean]>([
  ['amount', 'documented', true],
  ['receiver', 'documented', true],
  ['invoiceType', 'documented', true],
  ['redirectUri', 'documented', true],
  ['description', 'documented', true],
  ['clientServiceUrl', 'observed', false],
])('an invoice is requested with %s, which is %s, required: %s', (field, level, required) => {
  expect(valueAt(openapi, `${invoiceRequest}/properties/${field}/x-provenance/level`)).toBe(level);
  const listed = valueAt(openapi, `${invoiceRequest}/required`) as string[];
  expect(listed.includes(field)).toBe(required);
  expect(Object.keys(asObject(valueAt(openapi, `${invoiceRequest}/properties`)))).toHaveLength(6);
});

test.each<[name: string, change: Record<string, Json>, legal: boolean]>([
  ['as it is', {}, true],
  ['the largest safe integer', { amount: Number.MAX_SAFE_INTEGER }, true],
  ['a larger one', { amount: 2 ** 53 }, false],
  ['nothing to pay', { amount: 0 }, false],
  ['a fraction', { amount: 1.5 }, false],
  ['an amount as text', { amount: '1' }, false],
  ['an unknown type', { invoiceType: 'B2P' }, false],
  ['a path as its redirectUri', { redirectUri: '/done' }, false],
  ['an address of a server', { clientServiceUrl: 'https://shop.example/notices/1' }, true],
  ['an app as its server', { clientServiceUrl: 'your.app.state://notices' }, false],
  ['no description', { description: '' }, false],
  ['a description of 256 characters', { description: 'д'.repeat(256) }, false],
])('an invoice request with %s', (_name, change, legal) => {
  expect(faultsAt(invoiceRequest, { ...order, ...change }).length === 0).toBe(legal);
});

const success = { code: '', intCode: 0, info: '' };
const answer = (path: string, method = 'get'): string =>
  `${api}${path}/${method}/responses/200/content/application~1json/schema`;

test.each<[name: string, schema: string, result: Json, legal: boolean]>([
  ['a customer', answer('userinfo'), { userId: 1 }, true],
  ['a customer without an id', answer('userinfo'), { userPhone: '99112233' }, false],
  ['a telephone number as a number', answer('userinfo'), { userId: 1, userPhone: 99112233 }, true],
  ['a telephone number as an object', answer('userinfo'), { userId: 1, userPhone: {} }, false],
  ['an invoice', answer('invoice', 'post'), { id: 1, amount: 1, status: 'NEW' }, true],
  ['an invoice without an id', answer('invoice', 'post'), { amount: 1, status: 'NEW' }, false],
  [
    'a status that nobody knows',
    answer('invoice~1{invoiceId}'),
    { id: 1, amount: 1, status: 'X' },
    true,
  ],
  [
    'a status that is a number',
    answer('invoice~1{invoiceId}'),
    { id: 1, amount: 1, status: 1 },
    false,
  ],
  ['a refund', answer('refund', 'post'), { status: 'REFUNDFAILED' }, true],
  ['a refund without a status', answer('refund', 'post'), { id: 1 }, false],
])('%s in the envelope', (_name, schema, result, legal) => {
  expect(faultsAt(schema, { ...success, result }).length === 0).toBe(legal);
});

test.each(operations)(
  '%s can be refused with HTTP 200, by an envelope without a result',
  (_id, path, method) => {
    expect(
      faultsAt(answer(path, method), { code: 'BAD_REQUEST', intCode: 5, info: 'Why.' }),
    ).toEqual([]);
    expect(faultsAt(answer(path, method), { ...success, result: null })).toEqual([]);
  },
);

test('the lists of statuses are open', () => {
  const known = (name: string): Json =>
    valueAt(openapi, `/components/schemas/${name}/x-extensible-enum`);
  expect(known('InvoiceStatus')).toEqual(['NEW', 'PAID', 'FAILED', 'CANCELLED', 'REFUNDED']);
  expect(known('RefundStatus')).toEqual(['REFUNDED', 'REFUNDFAILED']);
  expect(known('PaymentNoticeStatus')).toEqual(['PAID', 'FAILED']);
});

test('what nobody can answer by the file alone is among the examples', () => {
  const named = new Map(examplesOf(openapi).map(({ name, value }) => [name, value]));
  expect(named.get('unauthorized')).toMatchObject({ code: 'UNAUTHORIZED', intCode: 1 });
  expect(named.get('insufficient_access')).toMatchObject({ intCode: 6 });
  expect(named.get('refund_failed')).toMatchObject({
    intCode: 0,
    result: { status: 'REFUNDFAILED' },
  });
  expect(named.get('invoice_check_refused')).toMatchObject({ intCode: 5 });
  expect(named.get('invoice_paid_transaction_text')).toMatchObject({
    result: { txnId: '5000000005044111' },
  });
});
