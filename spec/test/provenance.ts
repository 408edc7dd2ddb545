import { childPointer } from './json-pointer.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { openapiObjects, type Kind, type OpenapiObject } from './openapi-objects.ts';

const mustSay: ReadonlySet<Kind> = new Set([
  'header',
  'operation',
  'parameter',
  'requestBody',
  'response',
  'schema',
  'server',
]);

// From the surest down; a list of parts stands beside a level that is surer than it.
const levels = ['documented', 'observed', 'assumed'];
const parts = ['observed', 'assumed'];
const knownKeys = new Set(['level', 'sources', 'observed', 'assumed']);

/** Every object that must carry `x-provenance`, and every other that may and does. */
export function provenanceSubjects(document: JsonObject): OpenapiObject[] {
  return openapiObjects(document).filter(
    ({ kind, node }) => mustSay.has(kind) || 'x-provenance' in node,
  );
}

/** What is wrong with the document's provenance, as `pointer: fault`; an empty list when nothing is. */
export function provenanceFaults(document: JsonObject): string[] {
  const declared = document['x-provenance-sources'];
  const sources = new Set(isObject(declared) ? Object.keys(declared) : []);
  const subjects = provenanceSubjects(document);
  const reached = new Set(subjects.map(({ pointer }) => pointer));
  return [
    ...subjects.flatMap((subject) =>
      subjectFaults(subject, sources).map((fault) => `${subject.pointer}: ${fault}`),
    ),
    ...pointersOfExtension('', document)
      .filter((pointer) => !reached.has(pointer))
      .map((pointer) => `${pointer}: x-provenance belongs to nothing`),
  ];
}

function subjectFaults({ kind, node }: OpenapiObject, declared: ReadonlySet<string>): string[] {
  const provenance = node['x-provenance'];
  if (provenance === undefined) return ['no x-provenance'];
  if (!isObject(provenance)) return ['x-provenance is not an object'];
  const { level, sources } = provenance;
  const faults = Object.keys(provenance)
    .filter((key) => !knownKeys.has(key))
    .map((key) => `unknown key ${key} in x-provenance`);

  if (typeof level !== 'string' || !levels.includes(level)) {
    faults.push(`level ${JSON.stringify(level)} is not one of ${levels.join(', ')}`);
  }
  if (!isListOfWords(sources)) {
    faults.push('sources is not a list of names');
  } else {
    for (const source of sources) {
      if (!declared.has(source)) faults.push(`source ${source} is not in x-provenance-sources`);
    }
  }
  for (const part of parts.filter((key) => key in provenance)) {
    if (!isListOfWords(provenance[part])) faults.push(`${part} is not a list of names`);
    if (typeof level === 'string' && levels.indexOf(part) <= levels.indexOf(level)) {
      faults.push(`${part} says nothing beside level ${level}`);
    }
  }
  return [...faults, ...proseFaults(kind, node, provenance, declared)];
}

function proseFaults(
  kind: Kind,
  node: JsonObject,
  provenance: JsonObject,
  declared: ReadonlySet<string>,
): string[] {
  const { level, sources } = provenance;
  // An example has one line to say it in, and no sentence to put a bold word and brackets into.
  if (kind === 'example') {
    const ending = typeof level === 'string' ? `(${level})` : '(its level)';
    return typeof node['summary'] === 'string' && node['summary'].endsWith(ending)
      ? []
      : [`the summary does not end in ${ending}`];
  }
  const { description } = node;
  if (typeof description !== 'string') return ['no description'];
  const faults: string[] = [];
  const claims = new Set(
    [...description.matchAll(/\*\*(\w+)\*\*/g)]
      .map(([, word]) => word?.toLowerCase() ?? '')
      .filter((word) => levels.includes(word)),
  );
  const named = new Set(
    [...description.matchAll(/\[([A-Z][A-Z0-9]*)\]/g)].map(([, source]) => source ?? ''),
  );

  if (typeof level === 'string' && !claims.has(level)) {
    faults.push(`the description does not say **${level}**`);
  }
  for (const part of parts.filter((key) => key in provenance && !claims.has(key))) {
    faults.push(`the description does not say what is **${part}**`);
  }
  for (const claim of claims) {
    if (claim !== level && !(claim in provenance)) {
      faults.push(`the description says **${claim}**, and x-provenance does not`);
    }
  }
  for (const source of isListOfWords(sources) ? sources : []) {
    if (!named.has(source)) faults.push(`the description does not name [${source}]`);
  }
  for (const source of named) {
    if (!declared.has(source)) {
      faults.push(`the description names [${source}], which is not in x-provenance-sources`);
    }
  }
  return faults;
}

function isListOfWords(value: Json | undefined): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((word) => typeof word === 'string' && word !== '') &&
    new Set(value).size === value.length
  );
}

function pointersOfExtension(pointer: string, value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = isObject(value) && 'x-provenance' in value ? [pointer] : [];
  return Object.entries(value).reduce(
    (found, [key, child]) => found.concat(pointersOfExtension(childPointer(pointer, key), child)),
    here,
  );
}
