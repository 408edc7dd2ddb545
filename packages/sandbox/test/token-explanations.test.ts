import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { shops, start } from './two-shops.ts';
import { exchange, goodFields, lastExplanation, post } from './token-request.ts';

test('an explanation names what differed, when the code was used and by which request', async () => {
  const sandbox = shops();
  await exchange(sandbox, { redirect_uri: 'http://www.shop.example/launch' });
  expect(lastExplanation(sandbox)).toMatchObject({
    en: expect.stringContaining(
      'scheme http instead of https; host www.shop.example instead of shop.example',
    ),
    differences: [
      { field: 'redirect_uri', part: 'scheme', got: 'http', expected: 'https' },
      { field: 'redirect_uri', part: 'host', got: 'www.shop.example', expected: 'shop.example' },
    ],
  });
  const { code } = sandbox.issueCode();
  await exchange(sandbox, { code });
  await exchange(sandbox, { code });
  const at = new Date(start).toISOString();
  expect(lastExplanation(sandbox)?.en).toContain(`used already at ${at} by request 2.`);
});

test.each([
  ['Basic c2hvcDpzZWNyZXQ=', '(basic)'],
  ['BEARER abc', '(bearer)'],
  ['Digest username="x"', '(unknown scheme)'],
  ['basic', '(unknown scheme)'],
])('the explanation names the scheme of the header %j: %s', async (authorization, scheme) => {
  const sandbox = createSandbox();
  const body = new URLSearchParams(goodFields(sandbox));
  await post(sandbox, { headers: { Authorization: authorization }, body });
  const { rule, en, mn } = lastExplanation(sandbox) ?? {};
  expect(rule).toBe('credentials_in_header');
  expect(en).toContain(`Authorization header ${scheme}`);
  expect(mn).toContain(scheme);
});

test('a magic code says by which request it was used, which is none, and when', async () => {
  const sandbox = createSandbox({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
  await exchange(sandbox, { code: 'code_used' });
  expect(lastExplanation(sandbox)?.en).toContain(
    'at 2026-01-02T03:04:05.000Z by request 0 (made up by the magic code)',
  );
  await exchange(sandbox, { code: 'code_expired' });
  expect(lastExplanation(sandbox)?.en).toContain('expired at 2026-01-02T03:04:05.000Z.');
  expect(sandbox.requests().map(({ codeId }) => codeId)).toEqual([undefined, undefined]);
});

test('a code that is refused is on record as that code, and its customer in the journal', async () => {
  const sandbox = createSandbox();
  const seen: unknown[][] = [];
  sandbox.subscribe(({ type, codeId, user }) => seen.push([type, codeId, user?.id]));
  const { code } = sandbox.issueCode('saraa');
  await exchange(sandbox, { code, client_secret: 'wrong' });
  await exchange(sandbox, { code: 'code_used' });
  expect(seen.filter(([type]) => type === 'refused')).toEqual([
    ['refused', 'code-1', 'saraa'],
    ['refused', undefined, undefined],
  ]);
});
