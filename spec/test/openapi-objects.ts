import { childPointer } from './json-pointer.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

export type Kind =
  | 'callback'
  | 'components'
  | 'document'
  | 'example'
  | 'header'
  | 'mediaType'
  | 'operation'
  | 'parameter'
  | 'pathItem'
  | 'requestBody'
  | 'response'
  | 'schema'
  | 'server';

/** One object of an OpenAPI document and where it stands. */
export interface OpenapiObject {
  readonly kind: Kind;
  readonly pointer: string;
  readonly node: JsonObject;
}

type KeysByKind = Partial<Record<Kind, string[]>>;

/** For each kind of object, which of its keys hold one child (`one`) and which a list or map of them (`each`). */
const children: Record<Kind, { one?: KeysByKind; each?: KeysByKind }> = {
  callback: {},
  components: {
    each: {
      callback: ['callbacks'],
      example: ['examples'],
      header: ['headers'],
      parameter: ['parameters'],
      pathItem: ['pathItems'],
      requestBody: ['requestBodies'],
      response: ['responses'],
      schema: ['schemas'],
    },
  },
  document: {
    one: { components: ['components'] },
    each: { pathItem: ['paths', 'webhooks'], server: ['servers'] },
  },
  example: {},
  header: { one: { schema: ['schema'] }, each: { example: ['examples'], mediaType: ['content'] } },
  mediaType: { one: { schema: ['schema'] }, each: { example: ['examples'] } },
  operation: {
    one: { requestBody: ['requestBody'] },
    each: {
      callback: ['callbacks'],
      // Ours: examples of a whole query.
      example: ['x-query-examples'],
      parameter: ['parameters'],
      response: ['responses'],
      server: ['servers'],
    },
  },
  parameter: {
    one: { schema: ['schema'] },
    each: { example: ['examples'], mediaType: ['content'] },
  },
  pathItem: {
    one: { operation: ['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace'] },
    each: { parameter: ['parameters'], server: ['servers'] },
  },
  requestBody: { each: { mediaType: ['content'] } },
  response: { each: { header: ['headers'], mediaType: ['content'] } },
  schema: {
    one: {
      schema: [
        'additionalProperties',
        'contains',
        'contentSchema',
        'else',
        'if',
        'items',
        'not',
        'propertyNames',
        'then',
        'unevaluatedItems',
        'unevaluatedProperties',
      ],
    },
    each: {
      schema: [
        '$defs',
        'allOf',
        'anyOf',
        'dependentSchemas',
        'oneOf',
        'patternProperties',
        'prefixItems',
        'properties',
      ],
    },
  },
  server: {},
};

/** Every object of the document that is not a bare `$ref`: that one is found where it leads. */
export function openapiObjects(document: JsonObject): OpenapiObject[] {
  return [...walk('document', '', document)];
}

function* walk(kind: Kind, pointer: string, node: Json | undefined): Generator<OpenapiObject> {
  if (!isObject(node) || Object.keys(node).join() === '$ref') return;
  yield { kind, pointer, node };
  // A callback is itself a map, from an expression to a path item.
  if (kind === 'callback') yield* walkEach('pathItem', pointer, node);
  for (const [childKind, keys] of entriesOf(children[kind].one)) {
    for (const key of keys) yield* walk(childKind, childPointer(pointer, key), node[key]);
  }
  for (const [childKind, keys] of entriesOf(children[kind].each)) {
    for (const key of keys) yield* walkEach(childKind, childPointer(pointer, key), node[key]);
  }
}

function* walkEach(kind: Kind, pointer: string, nodes: Json | undefined): Generator<OpenapiObject> {
  if (typeof nodes !== 'object' || nodes === null) return;
  // The entries of a list are keyed by index, as a JSON pointer wants them.
  for (const [key, node] of Object.entries(nodes)) {
    yield* walk(kind, childPointer(pointer, key), node);
  }
}

function entriesOf(keysByKind: KeysByKind = {}): [Kind, string[]][] {
  return Object.entries(keysByKind) as [Kind, string[]][];
}
