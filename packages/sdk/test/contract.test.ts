import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startMock } from '@monpay-miniapp/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { requestToken } from '../src/index.ts';
import { clientOf, errorOf, freshCode } from './token-endpoint.ts';

interface Response {
  'x-token-error'?: string;
  content: { 'application/json': { examples: Record<string, { value: Record<string, unknown> }> } };
}

const spec = parse(
  readFileSync(fileURLToPath(import.meta.resolve('@monpay-miniapp/spec/openapi.yaml')), 'utf8'),
);
const operation = spec.paths['/v2/oauth/token'].post;
const examples = Object.entries<{ $ref: string }>(operation.responses).flatMap(
  ([status, { $ref }]) => {
    const response: Response = spec.components.responses[$ref.split('/').at(-1) ?? ''];
    return Object.entries(response.content['application/json'].examples).map(
      ([name, { value }]) => ({
        status: Number(status),
        name,
        value,
        error: response['x-token-error'],
      }),
    );
  },
);

let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

function preferring(preference: string): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, headers: { ...init?.headers, Prefer: preference } });
}

test('the launch of the README becomes a token', async () => {
  const token = await requestToken(clientOf(mock), { code: freshCode() });
  expect(token).toEqual(examples[0]?.value);
});

describe('every named example of the spec, as Prism sends it:', () => {
  test.each(examples)('$status $name', async ({ status, name, value, error }) => {
    const client = clientOf(mock, { fetch: preferring(`code=${status}, example=${name}`) });
    const exchange = requestToken(client, { code: freshCode() });
    if (status === 200) return expect(await exchange).toEqual(value);
    expect(await errorOf(exchange)).toMatchObject({
      code: 'token_response_error',
      error,
      status,
      description: value['error_description'] ?? value['info'],
    });
  });

  test('and there is one for each of the six documented statuses', () => {
    expect(new Set(examples.map(({ status }) => status))).toEqual(
      new Set([200, 400, 401, 403, 415, 505]),
    );
  });
});

test('Prism finds nothing to complain about in the request', async () => {
  let violations: string | null = 'not asked';
  const client = clientOf(mock, {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      violations = response.headers.get('sl-violations');
      return response;
    },
  });
  await requestToken(client, { code: freshCode() });
  expect(violations).toBeNull();
});
