import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toJSONSchema } from 'zod';
import type * as z from 'zod/mini';
import { Envelope } from '../src/wire/envelope.ts';
import { Launch } from '../src/wire/launch.ts';
import { TokenError, TokenErrorCode } from '../src/wire/token-error.ts';
import { AuthorizationCode } from '../src/wire/authorization-code.ts';
import { TokenResponse } from '../src/wire/token-response.ts';

type Json = Readonly<Record<string, unknown>>;

const spec = parse(
  readFileSync(fileURLToPath(import.meta.resolve('@monpay-miniapp/spec/openapi.yaml')), 'utf8'),
);
const schemas: Record<string, Json> = spec.components.schemas;

/** What a schema says of values, without what only describes it, with one spelling for what JSON Schema can write in several ways. */
function essence(schema: Json): unknown {
  const { $ref, anyOf, allOf, ...own } = schema;
  if (typeof $ref === 'string') return essence(schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  const parts = [own, ...((allOf ?? []) as Json[])];
  const said: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (limits.has(name)) said[name] = value;
    }
  }
  if (Array.isArray(anyOf)) {
    const types = anyOf.map((each) => essence(each) as Json);
    Object.assign(said, ...types, { type: types.map(({ type }) => type) });
  }
  for (const list of ['type', 'required']) {
    if (Array.isArray(said[list])) said[list] = (said[list] as string[]).toSorted();
  }
  if (said['properties'] !== undefined) {
    const fields = Object.entries(said['properties'] as Record<string, Json>);
    said['properties'] = Object.fromEntries(fields.map(([name, each]) => [name, essence(each)]));
    if (fields.length === 0) delete said['properties'];
  }
  return said;
}

const limits = new Set([
  'type',
  'enum',
  'minLength',
  'maxLength',
  'pattern',
  'properties',
  'required',
]);

function of(schema: z.ZodMiniType): unknown {
  return essence(toJSONSchema(schema, { io: 'input' }) as Json);
}

describe('a schema of the sdk says what the spec says:', () => {
  test.each([
    ['AuthorizationCode', AuthorizationCode()],
    ['TokenErrorCode', TokenErrorCode()],
    ['TokenError', TokenError()],
    ['TokenResponse', TokenResponse()],
  ])('%s', (name, schema) => {
    expect(of(schema)).toEqual(essence(schemas[name] ?? {}));
  });

  test('Envelope, of which MonPay’s number alone is needed', () => {
    expect(of(Envelope())).toEqual({
      ...(essence(schemas['Envelope'] ?? {}) as Json),
      required: ['intCode'],
    });
  });

  test('the launch, whose error may be one that RFC 6749 does not name', () => {
    const { parameters } = spec.webhooks.launch.get;
    const names = parameters.map(({ name }: { name: string }) => name);
    const launch = of(Launch()) as { properties: Json; required: string[] };
    expect(Object.keys(launch.properties)).toEqual(names);
    expect(launch.required).toBeUndefined();
  });
});
