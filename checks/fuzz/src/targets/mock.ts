import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { jsonBody } from '../generate/body.ts';
import type { Call } from '../generate/vocabulary.ts';
import { word } from '../generate/words.ts';
import { inRepository, secret, tokenForm, type Target } from './target.ts';

const spec = parse(readFileSync(inRepository('spec/openapi.yaml'), 'utf8')) as {
  paths: Record<string, object>;
  components: { schemas: Record<string, { properties?: object }> };
};
const paths = Object.keys(spec.paths).map((path) => path.replaceAll(/\{[^}]*\}/g, '42'));
const names = Object.values(spec.components.schemas).flatMap(({ properties }) =>
  Object.keys(properties ?? {}),
);

/** `pnpm mock`, with every path and every name of the spec. */
export const mock: Target = {
  name: 'mock',
  command: [inRepository('apps/mock/src/cli.ts'), '--port', '0'],
  growth: 12_000_000,
  ready(printed) {
    const [, port] = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(printed) ?? [];
    if (port === undefined) return undefined;
    return Promise.resolve({
      port: Number(port),
      session: { host: `127.0.0.1:${port}` },
      vocabulary: {
        paths: [...paths, '/', '/v2/oauth/token'],
        names: [...new Set(names), '__code', '__example', '__server'],
        values: ['authorization_code', 'client_credentials', '1', '15000', 'PAID', secret],
        forms: [tokenForm],
        headers: [
          'Prefer: code=200',
          'Prefer: code=403, example=used_code',
          'Prefer: code=505',
          'Prefer: code=403, example=constructor',
          'Prefer: example=__proto__',
          'Prefer: code=abc',
          'Prefer: dynamic=true',
          'Prefer: code=401, dynamic=true, seed=a',
          `Prefer: ${'a=";'.repeat(500)}`,
          'Accept: application/json',
          'Accept: text/html;q=0.5, */*;q=0',
          'Accept: ;;;',
          `Accept: ${'a/b;q=0,'.repeat(100)}`,
          `Authorization: Bearer ${secret}`,
          'Authorization: Bearer',
          `Cookie: a=${secret}`,
        ],
        calls: [
          call('POST /v2/api/oauth/invoice', invoice),
          call('POST /v2/api/oauth/refund', refund),
        ],
        json: fc.dictionary(
          fc.constantFrom(...names, '__proto__'),
          fc.oneof(word(), fc.jsonValue()),
        ),
      },
    });
  },
};

const values = fc.oneof(word('P2B', 'https://shop.example/'), fc.jsonValue());
const refund = fc.record({ invoiceId: fc.constantFrom(64, 0, '64'), description: values });
const invoice = fc.record(
  {
    amount: fc.constantFrom<unknown>(15_000, 0, 1.5, '1'),
    receiver: word('branch-user'),
    invoiceType: word('P2B'),
    description: word('a'),
    redirectUri: word('https://shop.example/order'),
    clientServiceUrl: values,
  },
  { requiredKeys: ['amount'] },
);

function call(line: string, json: fc.Arbitrary<unknown>): fc.Arbitrary<Call> {
  const headers = [`Authorization: Bearer ${secret}`];
  return json.map((value) => ({ line, headers, body: jsonBody(value) }));
}
