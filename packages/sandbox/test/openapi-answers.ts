import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface ResponseObject {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, object>>;
}
interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Record<string, ResponseObject> }>>>
  >;
  readonly components: { readonly responses: Readonly<Record<string, ResponseObject>> };
}

/** An answer as it is to be checked; `path` as the document writes it. */
export interface ObservedAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/**
 * What an OpenAPI document says against an answer: an undeclared status or type, or the faults of the body.
 * @returns faults in words; none if the answer is as declared
 */
export function answerChecker(file: URL | string): (answer: ObservedAnswer) => string[] {
  const document = parse(readFileSync(file, 'utf8')) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (target: Ajv2020) => void)(ajv);
  ajv.addSchema(document, 'openapi');
  const validators = new Map<string, ReturnType<Ajv2020['compile']>>();
  const validatorAt = (pointer: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    validators.set(pointer, known);
    return known;
  };

  return ({ method, path, status, contentType, text }) => {
    const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
    const key = [String(status), `${String(status)[0]}XX`].find((one) => one in responses);
    if (key === undefined) return [`${method} ${path}: status ${status} is not declared`];
    const ref = responses[key]?.$ref;
    const pointer =
      ref?.slice(1) ?? pointerOf('paths', path, method.toLowerCase(), 'responses', key);
    const declared = ref
      ? document.components.responses[ref.split('/').at(-1) ?? '']
      : responses[key];
    if (!declared?.content) return text === '' ? [] : [`${method} ${path} ${status}: has a body`];
    const type = contentType?.split(';')[0] ?? '';
    if (!(type in declared.content)) return [`${method} ${path} ${status}: the type is ${type}`];
    const validate = validatorAt(`${pointer}${pointerOf('content', type, 'schema')}`);
    if (validate(JSON.parse(text))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${method} ${path} ${status}: ${instancePath} ${message}`,
    );
  };
}

function pointerOf(...keys: string[]): string {
  return keys
    .map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
}
