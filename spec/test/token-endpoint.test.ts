import { expect, test } from 'vitest';
import { asObject, type Json } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { schemaFaults } from './named-examples.ts';
import { openapi } from './openapi-document.ts';

// Everything below is written out by hand from what is known of MonPay, and nothing of it is read from the
// file: a fact that is changed there by mistake has to be changed here too.

const endpoint = '/paths/~1v2~1oauth~1token/post';
const responseSchema = `${endpoint}/responses/200/content/application~1json/schema`;
const faultsAt = schemaFaults(openapi);

const token = { access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer' };

function keysAt(pointer: string): string[] {
  return Object.keys(asObject(valueAt(openapi, pointer)));
}

test('the token endpoint is POST /v2/oauth/token on the documented host', () => {
  expect(valueAt(openapi, '/servers/0/url')).toBe('https://z-wallet.monpay.mn');
  expect(keysAt('/paths/~1v2~1oauth~1token')).toEqual(['post']);
});

test('the second host is one that was only observed', () => {
  expect(asObject(valueAt(openapi, '/servers/1'))).toMatchObject({
    url: 'https://wallet.monpay.mn',
    'x-provenance': { level: 'observed', sources: ['P'] },
  });
  expect(valueAt(openapi, '/servers')).toHaveLength(2);
});

test('the request must have a body, which is a form and nothing else', () => {
  expect(valueAt(openapi, `${endpoint}/requestBody/required`)).toBe(true);
  expect(keysAt(`${endpoint}/requestBody/content`)).toEqual(['application/x-www-form-urlencoded']);
});

test('the credentials are fields of the form and not HTTP Basic', () => {
  expect(valueAt(openapi, '/security')).toEqual([]);
  expect(keysAt(endpoint)).not.toContain('security');
});

test.each<[field: string, type: Json, required: boolean]>([
  ['access_token', 'string', true],
  ['token_type', 'string', true],
  ['refresh_token', ['string', 'null'], false],
  ['expires_in', ['integer', 'null'], false],
])('the answer has %s of type %j, required: %s', (field, type, required) => {
  const property = asObject(valueAt(openapi, `${responseSchema}/properties/${field}`));
  expect(property['type']).toEqual(type);
  expect(property).toHaveProperty('x-provenance.level', 'documented');
  expect((valueAt(openapi, `${responseSchema}/required`) as string[]).includes(field)).toBe(
    required,
  );
});

test('the answer has exactly four fields, in JSON', () => {
  expect(keysAt(`${endpoint}/responses/200/content`)).toEqual(['application/json']);
  expect(keysAt(`${responseSchema}/properties`)).toEqual([
    'access_token',
    'token_type',
    'refresh_token',
    'expires_in',
  ]);
});

test.each<[name: string, body: Json]>([
  ['all four fields', { ...token, refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA', expires_in: 3600 }],
  ['no refresh_token and no expires_in', token],
  ['a null refresh_token and expires_in', { ...token, refresh_token: null, expires_in: null }],
  ['an empty refresh_token and an expires_in of 0', { ...token, refresh_token: '', expires_in: 0 }],
  ['a negative expires_in', { ...token, expires_in: -1 }],
  ['token_type in small letters', { ...token, token_type: 'bearer' }],
  ['a field that nobody knows', { ...token, scope: 'name' }],
])('an answer with %s is a token', (_name, body) => {
  expect(faultsAt(responseSchema, body)).toEqual([]);
});

test.each<[name: string, body: Json, fault: string]>([
  ['no access_token', { token_type: 'Bearer' }, "must have required property 'access_token'"],
  ['no token_type', { access_token: 'a' }, "must have required property 'token_type'"],
  ['an empty access_token', { ...token, access_token: '' }, '/access_token must NOT have fewer'],
  ['a null access_token', { ...token, access_token: null }, '/access_token must be string'],
  ['another token_type', { ...token, token_type: 'mac' }, '/token_type must match pattern'],
  ['a line break in it', { ...token, access_token: 'a\nb' }, '/access_token must match pattern'],
  ['expires_in in a string', { ...token, expires_in: '3600' }, '/expires_in must be integer,null'],
])('an answer with %s is not a token', (_name, body, fault) => {
  expect(faultsAt(responseSchema, body)[0]).toContain(fault);
});

const errors = [
  ['400', 'invalid_request'],
  ['401', 'unauthorized_client'],
  ['403', 'invalid_grant'],
  ['415', 'unsupported_grant_type'],
  ['505', 'server_error'],
] as const;

test('the endpoint answers 200 and the five documented error statuses', () => {
  expect(keysAt(`${endpoint}/responses`)).toEqual(['200', ...errors.map(([status]) => status)]);
});

test.each(errors)(
  'HTTP %s is the documented error %s, in a body of a shape that was observed once',
  (status, error) => {
    const response = `${endpoint}/responses/${status}`;
    expect(valueAt(openapi, `${response}/x-token-error`)).toBe(error);
    expect(valueAt(openapi, `${response}/x-provenance/level`)).toBe('documented');
    expect(valueAt(openapi, `${response}/x-provenance/sources`)).toEqual(['T']);
    expect(keysAt(`${response}/content`)).toEqual(['application/json']);

    const body = `${response}/content/application~1json/schema`;
    expect(valueAt(openapi, `${body}/x-provenance`)).toMatchObject({
      level: 'observed',
      assumed: ['everyOtherError'],
    });
    expect(faultsAt(body, { error })).toEqual([]);
    expect(faultsAt(body, { error, error_description: 'Why.' })).toEqual([]);
    expect(faultsAt(body, { code: status, intCode: Number(status), info: 'Why.' })).toEqual([]);
    expect(faultsAt(body, { error: 'invalid_client' })).not.toEqual([]);
    expect(faultsAt(body, {})).not.toEqual([]);
  },
);

test('the error codes stand in the order of their statuses', () => {
  expect(valueAt(openapi, '/components/schemas/TokenErrorCode/enum')).toEqual(
    errors.map(([, error]) => error),
  );
});

test('one error body was observed', () => {
  const response = `${endpoint}/responses/400/content/application~1json`;
  expect(asObject(valueAt(openapi, `${response}/examples/code_required`))).toMatchObject({
    'x-provenance': { level: 'observed' },
    value: { error: 'invalid_request', error_description: 'code required' },
  });
});

test('an envelope has code, intCode and info, and may have a result', () => {
  expect(valueAt(openapi, '/components/schemas/Envelope/required')).toEqual([
    'code',
    'intCode',
    'info',
  ]);
  expect(keysAt('/components/schemas/Envelope/properties')).toEqual([
    'code',
    'intCode',
    'info',
    'result',
  ]);
});

test.each<[name: string, level: string]>([
  ['code', 'documented'],
  ['error', 'assumed'],
  ['error_description', 'assumed'],
])('the launch is a GET whose query may have %s, which is %s', (name, level) => {
  expect(keysAt('/webhooks/launch')).toEqual(['get']);
  const parameters = valueAt(openapi, '/webhooks/launch/get/parameters');
  expect(parameters).toHaveLength(3);
  expect(parameters).toContainEqual(
    expect.objectContaining({
      name,
      in: 'query',
      required: false,
      'x-provenance': expect.objectContaining({ level }),
    }),
  );
});

test('the errors of a launch are those of RFC 6749 §4.1.2.1', () => {
  expect(valueAt(openapi, '/components/schemas/AuthorizationErrorCode/enum')).toEqual([
    'invalid_request',
    'unauthorized_client',
    'access_denied',
    'unsupported_response_type',
    'invalid_scope',
    'server_error',
    'temporarily_unavailable',
  ]);
});
