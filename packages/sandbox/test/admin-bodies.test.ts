import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { toJSONSchema } from 'zod';
import * as bodies from '../src/admin/bodies.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly operationId?: string;
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { schema: Json } } };
}

const document = parse(
  readFileSync(new URL('../admin-openapi.yaml', import.meta.url), 'utf8'),
) as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
const declared = new Map(
  operations.flatMap(({ operationId = '', requestBody }) =>
    requestBody?.content['application/json']
      ? [[operationId, requestBody.content['application/json'].schema]]
      : [],
  ),
);

const judged = {
  issueCode: bodies.codesBody,
  look: bodies.lookBody,
  sendWrongRequest: bodies.wrongRequestBody,
  addFault: bodies.faultsBody,
  advanceClock: bodies.clockBody,
  changeSettings: bodies.settingsBody,
  payInvoice: bodies.payBody,
  declineInvoice: bodies.declineBody,
};

test('every call that takes a body is judged by a schema', () => {
  expect([...declared.keys()].sort()).toEqual(Object.keys(judged).sort());
});

test.each(Object.entries(judged))('%s takes what the OpenAPI file says', (call, schema) => {
  const own = toJSONSchema(schema, { io: 'input' }) as unknown as Json;
  expect(essence(own)).toEqual(essence(declared.get(call) ?? null));
});

const words = new Set(['$schema', 'description', 'default', 'examples', 'title']);

/** What a schema takes: without words for people, references, and limits that every JSON number has. */
function essence(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(essence);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return essence(target(String(schema['$ref'])));
  const members = Object.entries(schema)
    .filter(([name]) => !words.has(name))
    .filter(([, value]) => Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER);
  const plain = Object.fromEntries(
    members.map(([name, value]) => [
      name === 'oneOf' ? 'anyOf' : name,
      name === 'required' ? [...(value as string[])].sort() : essence(value),
    ]),
  );
  // A word list is text, which JSON Schema need not say.
  if ('enum' in plain) delete plain['type'];
  return withoutNull(plain);
}

/** `type: [string, 'null']` as zod writes it. */
function withoutNull({ type, ...others }: Record<string, Json>): Json {
  if (!Array.isArray(type)) return { ...(type !== undefined && { type }), ...others };
  return {
    anyOf: type.map((one: Json) => (one === 'null' ? { type: one } : { type: one, ...others })),
  };
}

function target(reference: string): Json {
  return reference
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], document) as Json;
}
