import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { defaultSpecFile } from '../src/spec-file.ts';

/** One named example of an answer of the token endpoint. */
export interface SpecExample {
  status: string;
  name: string;
  value: unknown;
}

interface Spec {
  paths: { '/v2/oauth/token': { post: { responses: Record<string, { $ref: string }> } } };
  components: {
    responses: Record<
      string,
      { content: { 'application/json': { examples: Record<string, { value: unknown }> } } }
    >;
  };
}

const { paths, components } = parse(readFileSync(defaultSpecFile, 'utf8')) as Spec;

/** Every named example of every status, in the order of the spec. */
export const specExamples: SpecExample[] = Object.entries(
  paths['/v2/oauth/token'].post.responses,
).flatMap(([status, { $ref }]) => {
  const response = components.responses[$ref.replace('#/components/responses/', '')];
  return Object.entries(response?.content['application/json'].examples ?? {}).map(
    ([name, { value }]) => ({ status, name, value }),
  );
});
