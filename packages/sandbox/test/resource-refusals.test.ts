import { describe, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { resourceErrors } from '../src/monpay/resource-envelope.ts';
import { resourceRules } from '../src/monpay/resource-rules.ts';
import { call, customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { exchange, lastExplanation } from './token-request.ts';
import { cases, other, shop } from './refused-calls.ts';

describe.each(['en', 'mn'] as const)(
  'a refusal in %s says why, and changes nothing',
  (language) => {
    test.each(cases)('%s: %s', async (_, rule, line, init) => {
      const sandbox = createSandbox({ clients: [shop, other] });
      const foreign = await exchange(sandbox, {
        client_id: 'other',
        client_secret: other.clientSecret,
        grant_type: 'client_credentials',
      });
      await newInvoice(sandbox, String(foreign.json['access_token']));
      await newInvoice(sandbox, await customersToken(sandbox, 'saraa'));
      const tokens = {
        customer: await customersToken(sandbox, 'bat'),
        merchant: await merchantsToken(sandbox),
      };
      const given = init(tokens, sandbox) ?? {};
      const before = JSON.stringify(sandbox.invoices());
      const answer = await call(sandbox, line, {
        ...given,
        headers: { 'Accept-Language': language, ...given.headers },
      });
      const { error, level, sources } = resourceRules[rule];
      const { status, intCode } = resourceErrors[error];
      const explanation = lastExplanation(sandbox);
      expect(explanation).toMatchObject({ rule, level, sources });
      expect(answer).toMatchObject({ status, json: { code: error, intCode, result: null } });
      expect(answer.json.info).toBe(explanation?.[language]);
      expect(answer.json.info).not.toMatch(/[{}]/);
      expect(answer.headers.get('x-sandbox-log')).toBe(
        `${sandbox.origin}/_sandbox/#request-${sandbox.requests().at(-1)?.id}`,
      );
      expect(JSON.stringify(sandbox.invoices())).toBe(before);
    });
  },
);

test('every rule that needs no payment has a case above', () => {
  const paid = ['not_cancellable', 'already_refunded'];
  const tried = new Set([...cases.map(([, rule]) => rule), ...paid]);
  expect([...tried].sort()).toEqual(Object.keys(resourceRules).sort());
});
