import { expect, test } from 'vitest';
import { asObject, type Json } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { examplesOf, schemaFaults } from './named-examples.ts';
import { openapi } from './openapi-document.ts';

// Written out by hand, as token-endpoint.test.ts is.

const webhook = '/webhooks/payment';
const queries = Object.entries(asObject(valueAt(openapi, `${webhook}/get/x-query-examples`))).map(
  ([name, example]) => [name, String(asObject(example)['value'])] as const,
);

test('MonPay calls by GET, and perhaps by POST', () => {
  expect(Object.keys(asObject(valueAt(openapi, '/webhooks')))).toEqual(['payment', 'launch']);
  expect(valueAt(openapi, `${webhook}/get/x-provenance/level`)).toBe('documented');
  expect(valueAt(openapi, `${webhook}/post/x-provenance/level`)).toBe('assumed');
});

test('the fields of a notice are the same in the query and in the form, and only the status is required', () => {
  const names = ['invoiceId', 'status', 'txnId', 'tnxId', 'amount', 'info'];
  for (const method of ['get', 'post']) {
    const parameters = names.map((_, index) =>
      asObject(valueAt(openapi, `${webhook}/${method}/parameters/${index}`)),
    );
    expect(parameters.map(({ name }) => name)).toEqual(names);
    expect(parameters.filter(({ required }) => required === true)).toMatchObject([
      { name: 'status' },
    ]);
  }
  const form = '/components/schemas/PaymentNotice';
  expect(Object.keys(asObject(valueAt(openapi, `${form}/properties`)))).toEqual(names);
  expect(valueAt(openapi, `${form}/required`)).toEqual(['status']);
});

test('a notice is not signed', () => {
  expect(Object.keys(asObject(valueAt(openapi, `${webhook}/get`)))).not.toContain('security');
});

test('the oddities of the guide are among the examples', () => {
  expect(Object.fromEntries(queries)).toEqual({
    notice_paid: 'invoiceId=64&status=PAID&txnId=5000000005044111&amount=1&info=success',
    notice_paid_other_spelling:
      'amount=1&invoiceId=64&status=PAID&tnxId=5000000005044111&info=success',
    notice_paid_both_spellings:
      'amount=1&invoiceId=64&status=PAID&tnxId=5000000005044111&txnId=5000000005044111&info=success',
    notice_failed: 'invoiceId=64&status=FAILED&amount=1&info=Not%20enough%20credit',
    notice_failed_without_invoice: '&status=FAILED&amount=1&info=balance%20not%20enough%20balance',
  });
});

test.each(queries)('%s obeys the schemas of its parameters', (_name, query) => {
  const numbers = new Set(['invoiceId', 'amount']);
  const notice = Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, text]): [string, Json] => [
      name,
      numbers.has(name) ? Number(text) : text,
    ]),
  );
  expect(schemaFaults(openapi)('/components/schemas/PaymentNotice', notice)).toEqual([]);
});

test('no query has the name of another example', () => {
  const names = examplesOf(openapi).map(({ name }) => name);
  expect(names.filter((name) => queries.some(([query]) => query === name))).toEqual([]);
});
