import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { defaultSpecFile } from '../src/spec-file.ts';

/** One named example of an answer of one operation. */
export interface SpecExample {
  operation: string;
  status: string;
  name: string;
  value: unknown;
}

interface Spec {
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { $ref: string }> }>
  >;
  components: {
    responses: Record<
      string,
      { content: { 'application/json': { examples: Record<string, { value: unknown }> } } }
    >;
  };
}

const { paths, components } = parse(readFileSync(defaultSpecFile, 'utf8')) as Spec;

/** Every named example of every status of every operation, in the order of the spec. */
export const specExamples: SpecExample[] = Object.values(paths)
  .flatMap((methods) => Object.values(methods))
  .flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { $ref }]) => {
      const response = components.responses[$ref.replace('#/components/responses/', '')];
      return Object.entries(response?.content['application/json'].examples ?? {}).map(
        ([name, { value }]) => ({ operation: operationId, status, name, value }),
      );
    }),
  );
