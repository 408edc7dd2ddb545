import { expect, test } from 'vitest';
import { asObject } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { schemaFaults } from './named-examples.ts';
import { openapi } from './openapi-document.ts';

// Written out by hand, as token-endpoint.test.ts is.

const requestSchema =
  '/paths/~1v2~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/schema';
const faultsAt = schemaFaults(openapi);

const form = {
  redirect_uri: 'https://shop.example/launch',
  client_id: 'shop-client-id',
  client_secret: 'shop-client-secret',
  code: 'SplxlOBeZQQYbYS6WxSbIA',
  grant_type: 'authorization_code',
};

const clientForm = {
  client_id: 'shop-client-id',
  client_secret: 'shop-client-secret',
  grant_type: 'client_credentials',
};

test('the form has exactly five fields', () => {
  expect(Object.keys(asObject(valueAt(openapi, `${requestSchema}/properties`)))).toEqual(
    Object.keys(form),
  );
  expect(faultsAt(requestSchema, form)).toEqual([]);
});

test.each(Object.keys(form))('%s is a documented field', (field) => {
  const level = valueAt(openapi, `${requestSchema}/properties/${field}/x-provenance/level`);
  expect(level).toBe('documented');
});

test.each(Object.keys(form))('a form without %s is refused, and so is an empty one', (field) => {
  const { [field]: left, ...rest } = form as Record<string, string>;
  expect(left).toBeDefined();
  expect(faultsAt(requestSchema, rest)).toContain(`must have required property '${field}'`);
  expect(faultsAt(requestSchema, { ...form, [field]: '' })).not.toEqual([]);
});

test.each<[field: string, longest: number, sample: (length: number) => string]>([
  ['redirect_uri', 2048, (length) => 'https://shop.example/'.padEnd(length, 'a')],
  ['client_id', 1024, (length) => '~'.repeat(length)],
  ['client_secret', 1024, (length) => ' '.repeat(length)],
  ['code', 4096, (length) => '+'.repeat(length)],
])('%s has at most %i characters', (field, longest, sample) => {
  expect(faultsAt(requestSchema, { ...form, [field]: sample(longest) })).toEqual([]);
  expect(faultsAt(requestSchema, { ...form, [field]: sample(longest + 1) })).toContain(
    `/${field} must NOT have more than ${longest} characters`,
  );
});

test.each(['client_id', 'client_secret', 'code'])('%s is printable ASCII', (field) => {
  const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 0x20 + index));
  expect(faultsAt(requestSchema, { ...form, [field]: printable })).toEqual([]);
  for (const illegal of ['\n', '\u007F', 'é', 'код']) {
    expect(faultsAt(requestSchema, { ...form, [field]: `a${illegal}` })).not.toEqual([]);
  }
});

test.each<[uri: string, legal: boolean]>([
  ['https://shop.example/launch?from=monpay&lang=mn', true],
  ['HTTPS://shop.example', true],
  ['http://localhost:3000/launch', true],
  ['/launch', false],
  ['shop.example/launch', false],
  ['https://shop.example/launch#top', false],
  ['https://shop.example/my launch', false],
  ['https://дэлгүүр.example/', false],
  ['monpay://launch', false],
])('that %s is a redirect URI is %s', (uri, legal) => {
  expect(faultsAt(requestSchema, { ...form, redirect_uri: uri }).length === 0).toBe(legal);
});

test('there are two grants, and no other', () => {
  expect(valueAt(openapi, `${requestSchema}/properties/grant_type/enum`)).toEqual([
    'authorization_code',
    'client_credentials',
  ]);
  expect(faultsAt(requestSchema, { ...form, grant_type: 'password' })).not.toEqual([]);
});

test("the merchant's own token takes three fields, and a redirect URI beside them does no harm", () => {
  expect(faultsAt(requestSchema, clientForm)).toEqual([]);
  const { redirect_uri } = form;
  expect(faultsAt(requestSchema, { ...clientForm, redirect_uri })).toEqual([]);
});

test.each(Object.keys(clientForm))(
  "the merchant's own token is not to be had without %s",
  (field) => {
    const { [field]: left, ...rest } = clientForm as Record<string, string>;
    expect(left).toBeDefined();
    expect(faultsAt(requestSchema, rest)).toContain(`must have required property '${field}'`);
  },
);

test.each(['redirect_uri', 'code'])('the customer token is not to be had without %s', (field) => {
  const { [field]: left, ...rest } = form as Record<string, string>;
  expect(left).toBeDefined();
  expect(faultsAt(requestSchema, rest)).not.toEqual([]);
});

test.each([
  ['AuthorizationCodeTokenRequest', form],
  ['ClientTokenRequest', clientForm],
])('%s has the fields of its grant, all required', (name, fields) => {
  const schema = `/components/schemas/${name}`;
  expect(Object.keys(asObject(valueAt(openapi, `${schema}/properties`)))).toEqual(
    Object.keys(fields),
  );
  expect(valueAt(openapi, `${schema}/required`)).toEqual(Object.keys(fields));
  expect(valueAt(openapi, `${schema}/properties/grant_type/enum`)).toEqual([fields.grant_type]);
});
