import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GrantType, TokenApi } from '@monpay-miniapp/client';
import * as everyLimit from '@monpay-miniapp/client/limits';
import {
  requestTokenRequest,
  servers,
  TokenErrorCode,
  tokenErrors,
} from '@monpay-miniapp/client/requests';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const limits: Record<string, object> = everyLimit;
const spec = parse(
  readFileSync(fileURLToPath(import.meta.resolve('@monpay-miniapp/spec/openapi.yaml')), 'utf8'),
);

const nasty = ['a', ' ', '+', '&=', '%41', '#?/', "!'()*~-._", 'Кофе ₮', '"\\', '\u{1F4B3}'];

test.each(nasty)(
  'the token request is the one that the stock class builds, with %j',
  async (text) => {
    const fields = { client_id: text, client_secret: text, redirect_uri: text, code: text };
    const stock = await new TokenApi().requestTokenRequestOpts({
      ...fields,
      grant_type: GrantType.AuthorizationCode,
    });

    expect(requestTokenRequest(fields)).toEqual({
      method: stock.method,
      path: stock.path,
      query: '',
      accept: 'application/json',
      contentType: 'application/x-www-form-urlencoded',
      body: String(stock.body),
    });
  },
);

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
}

function limitsOf({ $ref, ...schema }: Schema): object {
  if ($ref !== undefined) return limitsOf(spec.components.schemas[$ref.split('/').at(-1) ?? '']);
  const { minLength, maxLength, minimum, maximum, pattern } = schema;
  const own = {
    minLength,
    maxLength,
    minimum,
    maximum,
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
