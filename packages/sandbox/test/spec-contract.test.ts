import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createSandbox, type Quirk, type SandboxOptions } from '../src/index.ts';
import { merchant } from './merchant.ts';
import { answerChecker } from './openapi-answers.ts';
import { merchantsToken, newInvoice } from './resource-call.ts';
import { resourceScenarios } from './resource-scenarios.ts';
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

describe.each<[string, SandboxOptions]>([
  ['as documented', {}],
  ['a phone number as text', { quirks: ['phone_text'] }],
  ['refusals with HTTP 200', { quirks: ['refusal_200'] }],
  ['the pay page as redirectUri', { quirks: ['redirect_uri_pay_page'] }],
])('the resource API, %s', (_, options) => {
  test.each(resourceScenarios)('%s is answered as the spec declares', async (...scenario) => {
    const [, operation, send, expected] = scenario;
    const sandbox = createSandbox({ ...options, deliver: () => new Response() });
    const { status, headers, text } = await send(sandbox, sandbox.fetch);
    const statuses = options.quirks?.includes('refusal_200') ? [expected, 200] : [expected];
    expect(statuses).toContain(status);
    const [method = '', path = ''] = operation.split(' ');
    const contentType = headers.get('content-type');
    expect(faultsOf({ method, path, status, contentType, text })).toEqual([]);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

interface QueryExamples {
  readonly webhooks: {
    readonly payment: {
      readonly get: {
        readonly 'x-query-examples': Readonly<Record<string, { readonly value: string }>>;
      };
    };
  };
}
const { webhooks } = parse(readFileSync(spec, 'utf8')) as QueryExamples;
const notices = webhooks.payment.get['x-query-examples'];

test.each<[name: string, quirks: readonly Quirk[]]>([
  ['notice_paid', []],
  ['notice_paid_other_spelling', ['tnx_id']],
  ['notice_paid_both_spellings', ['both_txn_ids']],
  ['notice_failed', []],
  ['notice_failed_without_invoice', ['failed_without_id']],
])('the notice is byte for byte the example %s of the spec', async (name, quirks) => {
  const shop = await merchant();
  const sandbox = createSandbox({ quirks });
  const token = await merchantsToken(sandbox);
  const invoice = { amount: 1, redirectUri: `${shop.url}/paid` };
  for (let count = 0; count < 63; count++) await newInvoice(sandbox, token, invoice);
  const id = await newInvoice(sandbox, token, invoice);
  await sandbox.pay(id, { user: name.startsWith('notice_paid') ? 'bat' : 'no-balance' });
  expect(shop.received[0]?.target).toBe(`/paid?${notices[name]?.value}`);
});

test('every example of a notice is played', () => {
  expect(Object.keys(notices)).toHaveLength(5);
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
