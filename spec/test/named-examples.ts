import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { childPointer, valueAt } from './json-pointer.ts';
import { asObject, isObject, type Json, type JsonObject } from './json.ts';
import { openapiObjects } from './openapi-objects.ts';

/** One example, the schema that it must obey, and its name, which an example inside a schema has not. */
export interface Example {
  readonly pointer: string;
  readonly name?: string;
  readonly schemaPointer: string;
  readonly value: Json | undefined;
}

/** Every example of the document: the named ones and those in the lists of schemas. */
export function examplesOf(document: JsonObject): Example[] {
  return openapiObjects(document).flatMap<Example>(({ kind, pointer, node }) => {
    const { examples } = node;
    const under = childPointer(pointer, 'examples');
    if (Array.isArray(examples)) {
      return examples.map((value, index) => ({
        pointer: childPointer(under, index),
        schemaPointer: pointer,
        value,
      }));
    }
    if (kind === 'components' || !isObject(examples)) return [];
    return Object.entries(examples).map(([name, example]) => ({
      pointer: childPointer(under, name),
      name,
      schemaPointer: childPointer(pointer, 'schema'),
      value: isObject(example) ? example['value'] : undefined,
    }));
  });
}

/** What is wrong with the document's examples, as `pointer: fault`; an empty list when nothing is. */
export function exampleFaults(document: JsonObject): string[] {
  const faultsAt = schemaFaults(document);
  const namedBefore = new Map<string, string>();
  const faults = openapiObjects(document)
    .filter(({ node }) => 'example' in node)
    .map(({ pointer }) => `${pointer}: an example without a name`);
  for (const { pointer, name, schemaPointer, value } of examplesOf(document)) {
    faults.push(...faultsAt(schemaPointer, value).map((fault) => `${pointer}: ${fault}`));
    if (name === undefined) continue;
    const before = namedBefore.get(name);
    if (before !== undefined) faults.push(`${pointer}: the name is taken by ${before}`);
    namedBefore.set(name, pointer);
  }
  return faults;
}

/** A function that says what is wrong with a value by the schema at a pointer into the document. */
export function schemaFaults(
  document: JsonObject,
): (schemaPointer: string, value: Json | undefined) => string[] {
  // Strict, so that a keyword or format that nothing knows is an error instead of a check that never happens.
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['components', 'x-provenance', 'x-request', 'x-summary', 'x-extensible-enum']);
  const { components } = document;
  const compiled = new Map<string, ValidateFunction>();
  return (schemaPointer, value) => {
    // Beside the schema stands what its references lead to: #/components/schemas/…
    const validate =
      compiled.get(schemaPointer) ??
      ajv.compile({ ...asObject(valueAt(document, schemaPointer)), components });
    compiled.set(schemaPointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) =>
      `${instancePath} ${message}`.trim(),
    );
  };
}
