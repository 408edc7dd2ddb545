import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../build/repository.ts';

/** How far a fact of the spec can be relied on. */
export type Level = 'documented' | 'observed' | 'assumed';

/** A part of the spec, with what the site shows of it. */
export interface Described {
  readonly description?: string;
  readonly 'x-provenance'?: { readonly level: Level };
}

/** A schema of the spec. */
export interface Schema extends Described {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<
    Record<string, { readonly value: Readonly<Record<string, unknown>> }>
  >;
}

/** A request that goes one way or the other. */
export interface Operation extends Described {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly (Described & {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<
    Record<string, Described & { readonly content?: Readonly<Record<string, Content>> }>
  >;
}

/** An operation with its method, and its path if merchants call it. */
export interface Listed {
  readonly method: string;
  readonly path: string | undefined;
  readonly operation: Operation;
}

type Methods = Readonly<Record<string, Operation>>;
interface Document {
  readonly paths: Readonly<Record<string, Methods>>;
  readonly webhooks: Readonly<Record<string, Methods>>;
}

const document = resolved(
  parse(readFileSync(join(repository, 'spec/openapi.yaml'), 'utf8')) as Document,
);

/** What merchants call, then what MonPay calls, in the order of the spec. */
export const operations: readonly Listed[] = [
  ...Object.entries(document.paths).flatMap(([path, methods]) => listed(methods, path)),
  ...Object.values(document.webhooks).flatMap((methods) => listed(methods, undefined)),
];

/** The members of an object, also of one that is put together from others. */
export function membersOf(schema: Schema | undefined): Map<string, Schema & { must: boolean }> {
  const { properties = {}, required = [], allOf = [] } = schema ?? {};
  const members = new Map<string, Schema & { must: boolean }>();
  for (const part of allOf) {
    for (const [name, member] of membersOf(part)) members.set(name, member);
  }
  for (const [name, field] of Object.entries(properties)) {
    members.set(name, { ...field, must: required.includes(name) });
  }
  return members;
}

/** What an answer with HTTP 200 brings: the `result` of MonPay's envelope, or the whole. */
export function answerOf({ responses }: Operation): { inEnvelope: boolean; schema?: Schema } {
  const schema = Object.values(responses['200']?.content ?? {})[0]?.schema;
  const result = membersOf(schema).get('result');
  const shown = result ?? schema;
  return { inEnvelope: result !== undefined, ...(shown && { schema: shown }) };
}

/** The operation of that name. */
export function operationOf(id: string): Operation & { method: string; path: string } {
  const found = operations.find(({ operation }) => operation.operationId === id);
  if (found?.path === undefined) throw new Error(`The spec has no ${id}.`);
  return { ...found.operation, method: found.method.toUpperCase(), path: found.path };
}

function listed(methods: Methods, path: string | undefined): Listed[] {
  return Object.entries(methods)
    .filter(([, operation]) => operation.operationId !== undefined)
    .map(([method, operation]) => ({ method, path, operation }));
}

/** The document with what each `$ref` names in its place. What the file says beside a `$ref` wins. */
function resolved(whole: Document): Document {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...others } = value as { $ref?: string };
    if ($ref === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
    }
    let target: unknown = whole;
    for (const step of $ref.slice(2).split('/')) target = (target as Record<string, unknown>)[step];
    return { ...(visit(target) as object), ...(visit(others) as object) };
  };
  return visit(whole) as Document;
}
