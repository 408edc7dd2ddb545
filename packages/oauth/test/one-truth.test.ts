import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GrantType, TokenErrorCode } from '@monpay-miniapp/client';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { enum as oneOf, object, toJSONSchema, type core } from 'zod';
import { codeSchema } from '../src/authorization-response.ts';
import { clientFields, documentedAuthorizationServer } from '../src/client.ts';
import { errorsByStatus, tokenResponseFields } from '../src/token-response.ts';

const spec = parse(
  readFileSync(fileURLToPath(import.meta.resolve('@monpay-miniapp/spec/openapi.yaml')), 'utf8'),
);

const tokenResponseSchema = object(tokenResponseFields);
const tokenRequestSchema = object({
  ...clientFields,
  code: codeSchema,
  grant_type: oneOf(GrantType),
});

/** What a JSON schema demands, without its words: refs resolved, `null` types and safe integers spelt one way. */
function demands(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(demands);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, anyOf, ...rest } = schema as Record<string, unknown>;
  if (typeof $ref === 'string')
    return demands(spec.components.schemas[$ref.split('/').at(-1) ?? '']);
  if (Array.isArray(anyOf)) {
    const [type, nothing] = anyOf as [{ type: string }, { type: string }];
    return demands({ ...type, type: [type.type, nothing.type] });
  }
  const wordless = Object.entries(rest).filter(
    ([key, value]) =>
      !['$schema', 'description', 'additionalProperties', 'x-provenance'].includes(key) &&
      key !== 'format' &&
      Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER,
  );
  return Object.fromEntries(
    wordless.map(([key, value]) => [
      key,
      key === 'required' ? (value as string[]).toSorted() : demands(value),
    ]),
  );
}

test.each<[string, core.$ZodType]>([
  ['TokenRequest', tokenRequestSchema],
  ['TokenResponse', tokenResponseSchema],
])('the zod schema of %s demands what the spec demands', (name, schema) => {
  expect(demands(toJSONSchema(schema))).toEqual(demands(spec.components.schemas[name]));
});

test('the comparison sees a limit, a type and a field that differ', () => {
  const { TokenResponse } = spec.components.schemas;
  const zod = demands(toJSONSchema(tokenResponseSchema));
  const { access_token: token, ...others } = TokenResponse.properties;
  for (const properties of [
    others,
    { ...others, access_token: { ...token, minLength: 2 } },
    { ...others, access_token: { ...token, type: ['string', 'null'] } },
  ]) {
    expect(zod).not.toEqual(demands({ ...TokenResponse, properties }));
  }
});

test('the error table is the one of the spec', () => {
  const { responses } = spec.paths['/v2/oauth/token'].post;
  const table = Object.entries<{ $ref: string }>(responses)
    .filter(([status]) => status !== '200')
    .map(([status, { $ref }]) => [
      status,
      spec.components.responses[$ref.split('/').at(-1) ?? '']['x-token-error'],
    ]);
  expect(errorsByStatus).toEqual(Object.fromEntries(table));
});

test('the generated client knows the same errors and the same grant', () => {
  expect(Object.values(TokenErrorCode)).toEqual(Object.values(errorsByStatus));
  expect(Object.values(TokenErrorCode)).toEqual(spec.components.schemas.TokenErrorCode.enum);
  expect(Object.values(GrantType)).toEqual(spec.components.schemas.GrantType.enum);
});

test('the default authorization server is the first server of the spec', () => {
  expect(documentedAuthorizationServer).toBe(spec.servers[0].url);
});
