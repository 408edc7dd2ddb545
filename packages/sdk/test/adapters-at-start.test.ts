import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { redirectionEndpoint as expressEndpoint } from '../src/adapters/express.ts';
import { redirectionEndpoint as fastifyEndpoint } from '../src/adapters/fastify.ts';
import { redirectionEndpoint as honoEndpoint } from '../src/adapters/hono.ts';
import { redirectionEndpoint as nextEndpoint } from '../src/adapters/next.ts';
import { clientOf } from './token-endpoint.ts';

describe('what would lose the first code is refused at start', () => {
  const onError = (): Response => new Response();
  const client = clientOf({ url: 'http://127.0.0.1:1' });
  test.each([
    ['Express', expressEndpoint],
    ['Fastify', fastifyEndpoint],
    ['Hono', honoEndpoint],
    ['Next.js', nextEndpoint],
  ])('with %s', (_, endpoint) => {
    // A copy carries no secret.
    expect(() => endpoint({ ...client }, { onToken: onError, onError })).toThrow(TypeError);
    // @ts-expect-error a handler is missing
    expect(() => endpoint(client, { onError })).toThrow(TypeError);
    // @ts-expect-error a handler is not a function
    expect(() => endpoint(client, { onToken: '/', onError })).toThrow(TypeError);
    expect(endpoint(client, { onToken: onError, onError })).toBeTypeOf('function');
  });
});

test('an adapter brings its framework in type only', () => {
  const folder = new URL('../src/adapters/', import.meta.url);
  for (const file of readdirSync(folder)) {
    const imports = readFileSync(new URL(file, folder), 'utf8').match(/^import [^;]* from '[^.]/gm);
    for (const line of imports ?? []) expect(line).toMatch(/^import type /);
  }
});
