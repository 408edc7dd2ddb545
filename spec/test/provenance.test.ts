import { expect, test } from 'vitest';
import { asObject, type JsonObject } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { openapi, openapiText } from './openapi-document.ts';
import { provenanceFaults, provenanceSubjects } from './provenance.ts';

const soundSchema = {
  type: 'string',
  description: '**Documented** [T]. A word. **Assumed** [RFC1]: it is short.',
  'x-provenance': { level: 'documented', sources: ['T'], assumed: ['maxLength'] },
};
const said = {
  description: '**Observed** [G]. It was seen.',
  'x-provenance': { level: 'observed', sources: ['G'] },
};

function specWith(schema: JsonObject): JsonObject {
  return {
    'x-provenance-sources': { T: 'A guide', G: 'A client', RFC1: 'A standard' },
    components: { schemas: { Word: schema } },
  };
}

test('every schema, parameter, header, response, server and operation says where it comes from', () => {
  expect(provenanceFaults(openapi)).toEqual([]);
});

test('the walk reaches every corner of the file', () => {
  expect(provenanceSubjects(openapi).map(({ pointer }) => pointer)).toEqual(
    expect.arrayContaining([
      '/servers/0',
      '/servers/1',
      '/paths/~1v2~1oauth~1token/post',
      '/webhooks/launch/get',
      '/webhooks/launch/get/parameters/2',
      '/webhooks/launch/get/parameters/2/schema',
      '/webhooks/launch/get/responses/303',
      '/components/schemas/TokenErrorBody',
      '/components/schemas/TokenResponse/properties/expires_in',
      '/components/headers/CacheControl',
      '/components/headers/CacheControl/schema',
      '/components/responses/ServerError',
      '/components/responses/ServerError/content/application~1json/examples/envelope_505',
    ]),
  );
});

test('each x-provenance in the text of the file is one that the walk has read', () => {
  const carried = provenanceSubjects(openapi).filter(({ node }) => 'x-provenance' in node);
  expect(carried).toHaveLength(openapiText.match(/^ *x-provenance:/gm)?.length ?? 0);
});

test.each(
  provenanceSubjects(openapi)
    .filter(({ kind }) => kind !== 'example')
    .map(({ pointer }) => pointer),
)('the file without the x-provenance of %s is refused', (pointer) => {
  const copy = structuredClone(openapi);
  delete asObject(valueAt(copy, pointer))['x-provenance'];
  expect(provenanceFaults(copy)).toEqual([`${pointer}: no x-provenance`]);
});

test('a sound schema has no fault', () => {
  expect(provenanceFaults(specWith(soundSchema))).toEqual([]);
});

test.each<[fault: string, change: JsonObject]>([
  ['x-provenance is not an object', { 'x-provenance': 'documented' }],
  [
    'unknown key source in x-provenance',
    { 'x-provenance': { level: 'documented', sources: ['T'], source: 'T' } },
  ],
  [
    'level "certain" is not one of documented, observed, assumed',
    {
      'x-provenance': { level: 'certain', sources: ['T'] },
      description: '**Certain** [T].',
    },
  ],
  [
    'level undefined is not one of documented, observed, assumed',
    { 'x-provenance': { sources: ['T'] } },
  ],
  ['sources is not a list of names', { 'x-provenance': { level: 'documented' } }],
  ['sources is not a list of names', { 'x-provenance': { level: 'documented', sources: [] } }],
  [
    'sources is not a list of names',
    { 'x-provenance': { level: 'documented', sources: ['T', 'T'] } },
  ],
  [
    'source X is not in x-provenance-sources',
    {
      'x-provenance': { level: 'documented', sources: ['T', 'X'] },
      description: '**Documented** [T].',
    },
  ],
  [
    'assumed is not a list of names',
    { 'x-provenance': { level: 'documented', sources: ['T'], assumed: 'maxLength' } },
  ],
  [
    'assumed says nothing beside level assumed',
    { 'x-provenance': { level: 'assumed', sources: ['RFC1'], assumed: ['maxLength'] } },
  ],
  ['the description does not say **documented**', { description: 'Documented, **assumed** [T].' }],
  ['the description does not say what is **assumed**', { description: '**Documented** [T].' }],
  [
    'the description does not say what is **observed**',
    { 'x-provenance': { level: 'documented', sources: ['T'], observed: ['absent'] } },
  ],
  [
    'observed says nothing beside level observed',
    { 'x-provenance': { level: 'observed', sources: ['G'], observed: ['absent'] } },
  ],
  [
    'the description says **observed**, and x-provenance does not',
    { description: '**Documented** [T], **observed** [G], **assumed** [RFC1].' },
  ],
  ['the description does not name [T]', { description: '**Documented** T, **assumed** [RFC1].' }],
  [
    'the description names [X], which is not in x-provenance-sources',
    { description: '**Documented** [T][X], **assumed** [RFC1].' },
  ],
])('a schema is refused because: %s', (fault, change) => {
  expect(provenanceFaults(specWith({ ...soundSchema, ...change }))).toContain(
    `/components/schemas/Word: ${fault}`,
  );
});

test('a description that is missing is a fault of its own', () => {
  const { description, ...rest } = soundSchema;
  expect(description).toBeDefined();
  expect(provenanceFaults(specWith(rest))).toEqual(['/components/schemas/Word: no description']);
});

test('all faults of a file are reported at once, each with its pointer', () => {
  const silent = { description: 'Nobody knows.' };
  const spec: JsonObject = {
    'x-provenance-sources': { G: 'A client' },
    servers: [
      { url: '/', ...said },
      { url: '/', ...silent },
    ],
    paths: {
      '/a~b': {
        parameters: [{ name: 'p', in: 'query', ...silent, schema: silent }],
        put: {
          ...silent,
          requestBody: { content: { 'text/plain': { schema: silent } } },
          responses: { '200': silent },
          callbacks: { done: { '{$url}': { get: silent } } },
        },
      },
    },
    webhooks: { launch: { get: { ...said, responses: { '2XX': silent } } } },
    components: {
      headers: { H: { ...said, schema: silent } },
      schemas: {
        Nested: {
          ...said,
          properties: { list: { ...said, items: { ...said, oneOf: [silent, said] } } },
          additionalProperties: silent,
        },
        Alias: { $ref: '#/components/schemas/Nested' },
        Altered: { $ref: '#/components/schemas/Nested', maxProperties: 1 },
        Open: { ...said, additionalProperties: true },
      },
    },
  };
  const faulty = [
    '/components/headers/H/schema',
    '/components/schemas/Altered',
    '/components/schemas/Nested/additionalProperties',
    '/components/schemas/Nested/properties/list/items/oneOf/0',
    '/paths/~1a~0b/parameters/0',
    '/paths/~1a~0b/parameters/0/schema',
    '/paths/~1a~0b/put',
    '/paths/~1a~0b/put/requestBody',
    '/paths/~1a~0b/put/callbacks/done/{$url}/get',
    '/paths/~1a~0b/put/requestBody/content/text~1plain/schema',
    '/paths/~1a~0b/put/responses/200',
    '/servers/1',
    '/webhooks/launch/get/responses/2XX',
  ];
  expect(new Set(provenanceFaults(spec))).toEqual(
    new Set(faulty.map((pointer) => `${pointer}: no x-provenance`)),
  );
});

test('an x-provenance in a place that nothing reads is a fault', () => {
  expect(provenanceFaults({ ...specWith(soundSchema), info: { title: 'A', ...said } })).toEqual([
    '/info: x-provenance belongs to nothing',
  ]);
});

test('an example that says where it comes from says so in its summary', () => {
  const example = { summary: 'Seen (observed)', 'x-provenance': said['x-provenance'], value: 1 };
  const spec = (summary: string): JsonObject => ({
    'x-provenance-sources': { G: 'A client' },
    components: { examples: { seen: { ...example, summary } } },
  });
  expect(provenanceFaults(spec('Seen (observed)'))).toEqual([]);
  expect(provenanceFaults(spec('Seen'))).toEqual([
    '/components/examples/seen: the summary does not end in (observed)',
  ]);
});
