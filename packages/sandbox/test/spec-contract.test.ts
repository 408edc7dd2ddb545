import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { answerChecker } from './openapi-answers.ts';
import { settingsThatObeyTheSpec, scenarios } from './scenarios.ts';

const spec = createRequire(import.meta.url).resolve('@monpay-miniapp/spec/openapi.yaml');
const faultsOf = answerChecker(spec);
const endpoint = { method: 'POST', path: '/v2/oauth/token' };

describe.each(settingsThatObeyTheSpec)('%s', (_, options) => {
  test.each(scenarios)('%s is answered as the spec declares', async (__, send, expected) => {
    const sandbox = createSandbox(options);
    const { status, headers, text } = await send(sandbox);
    expect(status).toBe(expected);
    const contentType = headers.get('content-type');
    expect(faultsOf({ ...endpoint, status, contentType, text })).toEqual([]);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

test('the check sees an undeclared status, a wrong type and a wrong body', () => {
  const good = {
    ...endpoint,
    status: 403,
    contentType: 'application/json',
    text: '{"error":"invalid_grant"}',
  };
  expect(faultsOf(good)).toEqual([]);
  expect(faultsOf({ ...good, status: 418 })).toEqual([
    'POST /v2/oauth/token: status 418 is not declared',
  ]);
  expect(faultsOf({ ...good, contentType: 'text/html' })).toHaveLength(1);
  expect(faultsOf({ ...good, text: '{"error":"nonsense"}' })).not.toEqual([]);
  expect(faultsOf({ ...good, status: 200 })).not.toEqual([]);
});
