import { expect, test } from 'vitest';
import { createSandbox, type SavedState } from '../src/index.ts';
import { call, customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { exchange } from './token-request.ts';

const deliver = (): Response => new Response();

/** As a file would bring it back. */
function written(saved: SavedState): SavedState {
  return JSON.parse(JSON.stringify(saved)) as SavedState;
}

test('the next sandbox goes on: credentials, tokens, spent codes, invoices, balances, and their numbers', async () => {
  const first = createSandbox({ seed: 'one', deliver });
  const { code } = first.issueCode('saraa');
  const { json } = await exchange(first, { code });
  const token = String(json['access_token']);
  const id = await newInvoice(first, token);
  await first.pay(id);
  await newInvoice(first, token);
  const second = createSandbox({ seed: 'one', deliver, saved: written(first.save()) });
  expect([second.clientId, second.clientSecret, second.adminToken]).toEqual([
    first.clientId,
    first.clientSecret,
    first.adminToken,
  ]);
  expect(second.invoices()).toEqual(first.invoices());
  expect(second.users()).toEqual(first.users());
  expect(second.userOf(token)?.id).toBe('saraa');
  expect(await exchange(second, { code })).toMatchObject({ status: 403 });
  expect(second.requests().at(-1)?.explanation?.rule).toBe('used_code');
  expect(await newInvoice(second, token)).toBe(3);
  await second.pay(3);
  const txns = second.invoices().flatMap(({ payments }) => payments.map(({ txnId }) => txnId));
  expect(txns).toEqual(['5000000005044111', '5000000005044112']);
});

test('no code and no token comes a second time, not even with the same seed and after a run that broke off', async () => {
  const made = new Set<string>();
  let saved: SavedState | undefined;
  for (let run = 0; run < 4; run++) {
    const sandbox = createSandbox({ seed: 'same', deliver, ...(saved && { saved }) });
    const start = written(sandbox.save(false));
    for (let count = 0; count < 5; count++) {
      made.add(sandbox.issueCode().code);
      made.add(await merchantsToken(sandbox));
    }
    // Every other run breaks off, and only what was written at its start is left.
    saved = run % 2 === 0 ? start : written(sandbox.save());
  }
  expect(made.size).toBe(40);
});

test('after a run that broke off, the ids of invoices leave some out', async () => {
  const first = createSandbox({ deliver, seed: 'one' });
  const token = await merchantsToken(first);
  await newInvoice(first, token);
  const saved = written(first.save(false));
  expect(await newInvoice(first, token)).toBe(2);
  const second = createSandbox({ deliver, seed: 'one', saved });
  expect(await newInvoice(second, token)).toBe(102);
});

test('the clock is where it was, and who was about to pay still does', async () => {
  const now = (): number => 0;
  const first = createSandbox({ seed: 'one', deliver, now });
  first.advance(1000);
  const token = await customersToken(first, 'pays-late');
  const id = await newInvoice(first, token);
  void first.pay(id);
  const second = createSandbox({ seed: 'one', deliver, now, saved: written(first.save()) });
  second.advance(29_999);
  expect(second.invoices()[0]?.status).toBe('NEW');
  second.advance(1);
  expect(second.invoices()[0]).toMatchObject({
    status: 'PAID',
    updatedAt: '1970-01-01T00:00:31.000Z',
  });
});

test('a revoked token stays revoked, and a customer for the occasion stays known', async () => {
  const guest = { id: 'guest', firstName: 'Оюун', lastName: null, phone: '1', balance: 20_000 };
  const first = createSandbox({ seed: 'one', deliver });
  const token = await customersToken(first, guest);
  const id = await newInvoice(first, token);
  first.revokeTokens();
  const second = createSandbox({ seed: 'one', deliver, saved: written(first.save()) });
  expect(await call(second, 'GET /v2/api/oauth/userinfo', { token })).toMatchObject({
    status: 401,
  });
  expect(await second.pay(id)).toMatchObject({ status: 200 });
  expect(second.invoices()[0]).toMatchObject({ status: 'PAID', userId: 1010 });
});

test('what was saved is not shared with the sandbox that goes on', async () => {
  const first = createSandbox({ seed: 'one', deliver });
  const id = await newInvoice(first, await merchantsToken(first));
  const saved = first.save();
  const before = JSON.stringify(saved);
  const second = createSandbox({ seed: 'one', deliver, saved });
  await second.pay(id);
  await first.decline(id);
  expect(JSON.stringify(saved)).toBe(before);
  expect(second.invoices()[0]?.status).toBe('PAID');
});

test.each([
  [null],
  ['text'],
  [[]],
  [{}],
  [{ ...createSandbox().save(), version: 2 }],
  [{ ...createSandbox().save(), codes: [null] }],
  [{ ...createSandbox().save(), tokens: [{ id: 'x', token: 'y' }] }],
  [{ ...createSandbox().save(), invoices: [{}] }],
  [{ ...createSandbox().save(), lastTxn: 'x' }],
])('what is not a state is refused: %j', (saved) => {
  expect(() => createSandbox({ saved: saved as unknown as SavedState })).toThrow(
    /^saved\S* is not what save\(\) of a sandbox of this version returned/,
  );
});
