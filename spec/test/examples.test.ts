import { expect, test } from 'vitest';
import { asObject, isObject, type Json } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { exampleFaults, examplesOf, schemaFaults, type Example } from './named-examples.ts';
import { openapi } from './openapi-document.ts';

const examples = examplesOf(openapi);
const allResponses = Object.entries(asObject(valueAt(openapi, '/components/responses')));
const responses = allResponses
  .filter(([, response]) => isObject(response) && 'content' in response)
  .map(([name]) => name);
const errorResponses = allResponses
  .filter(([, response]) => isObject(response) && 'x-token-error' in response)
  .map(([name]) => name);

function contentOf(response: string): string {
  return `/components/responses/${response}/content/application~1json`;
}

function examplesOfResponse(response: string): Example[] {
  return examples.filter(({ pointer }) => pointer.startsWith(`${contentOf(response)}/`));
}

test('every example obeys its schema, has a name and shares it with no other', () => {
  expect(exampleFaults(openapi)).toEqual([]);
});

test('the walk reaches the examples of requests, responses, parameters and schemas', () => {
  expect(examples.map(({ name, value }) => name ?? value)).toEqual(
    expect.arrayContaining([
      'authorization_code',
      'permanent_token',
      'envelope_505',
      'launched',
      'declined',
      'invoice_paid',
      'notice_form_paid',
      'no-store',
    ]),
  );
});

test.each<[fault: string, pointer: string, value: Json]>([
  [
    '/webhooks/launch/get/parameters/0/examples/launched: must NOT have fewer than 1 characters',
    '/webhooks/launch/get/parameters/0/examples/launched',
    { value: '' },
  ],
  [
    '/components/headers/CacheControl/schema/examples/0: must be string',
    '/components/headers/CacheControl/schema/examples',
    [7],
  ],
  [
    '/paths/~1v2~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/examples/authorization_code: must be object',
    '/paths/~1v2~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/examples/authorization_code',
    { value: null },
  ],
  [
    `${contentOf('TokenIssued')}/examples/permanent_token: must have required property 'token_type'`,
    `${contentOf('TokenIssued')}/examples/permanent_token`,
    { value: { access_token: '2YotnFZFEjr1zCsicMWpAA' } },
  ],
  [
    `${contentOf('ServerError')}/examples/server_error: /error must be equal to one of the allowed values`,
    `${contentOf('ServerError')}/examples/server_error`,
    { value: { error: 'temporarily_unavailable' } },
  ],
  [
    `${contentOf('InvalidGrant')}/examples/missing_field: the name is taken by ${contentOf('InvalidRequest')}/examples/missing_field`,
    `${contentOf('InvalidGrant')}/examples/missing_field`,
    { value: { error: 'invalid_grant' } },
  ],
  [
    `${contentOf('InvalidGrant')}: an example without a name`,
    `${contentOf('InvalidGrant')}/example`,
    { error: 'invalid_grant' },
  ],
])('a file is refused because: %s', (fault, pointer, value) => {
  const copy = structuredClone(openapi);
  const cut = pointer.lastIndexOf('/');
  asObject(valueAt(copy, pointer.slice(0, cut)))[pointer.slice(cut + 1)] = value;
  expect(exampleFaults(copy)).toContain(fault);
});

test.each(responses)('the response %s has an example that a mock can be asked for', (response) => {
  const names = examplesOfResponse(response).map(({ name }) => name);
  expect(names).not.toEqual([]);
  for (const name of names) expect(name).toMatch(/^[a-z0-9_]+$/);
});

test.each(errorResponses)('each example of %s carries its error, or is an envelope', (response) => {
  const tokenError = valueAt(openapi, `/components/responses/${response}/x-token-error`);
  const faultsAt = schemaFaults(openapi);
  const [envelopes, errors] = [true, false].map((wanted) =>
    examplesOfResponse(response).filter(({ name }) => name?.startsWith('envelope_') === wanted),
  );
  expect(envelopes).toHaveLength(1);
  expect(errors).not.toHaveLength(0);
  for (const { value } of envelopes ?? []) {
    expect(faultsAt('/components/schemas/Envelope', value)).toEqual([]);
    expect(value).not.toHaveProperty('intCode', 0);
  }
  for (const { value } of errors ?? []) {
    expect(faultsAt('/components/schemas/TokenError', value)).toEqual([]);
    expect(isObject(value) && value['error']).toBe(tokenError);
  }
});

test('the first example of 400 is the missing field, since a mock answers it to a form with a gap', () => {
  expect(examplesOfResponse('InvalidRequest')[0]?.name).toBe('missing_field');
});
