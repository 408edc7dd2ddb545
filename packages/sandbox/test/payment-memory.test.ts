import { expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { createInvoices } from '../src/world/invoices.ts';
import { createTokens } from '../src/world/tokens.ts';
import { coffee } from './resource-call.ts';
import { invoiceAt } from './paid-shop.ts';

test('ids of invoices go on after a reset, and balances are what they were', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const first = await invoiceAt(sandbox, 'https://shop.example');
  await sandbox.pay(first);
  sandbox.reset();
  expect(sandbox.invoices()).toEqual([]);
  expect(sandbox.deliveries()).toEqual([]);
  expect(sandbox.users()[0]?.balance).toBe(1_000_000);
  expect(await invoiceAt(sandbox, 'https://shop.example')).toBe(first + 1);
});

test('deliveries are forgotten from the oldest on', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const id = await invoiceAt(sandbox, 'https://shop.example');
  for (let count = 0; count < 1100; count++) await sandbox.decline(id);
  expect(sandbox.deliveries().length).toBeLessThanOrEqual(1000);
  expect(sandbox.deliveries().at(-1)?.id).toBe('delivery-1100');
});

test('invoices and tokens are forgotten from the oldest on, and their numbers go on', () => {
  const [invoices, tokens] = [createInvoices(), createTokens()];
  const wanted = { ...coffee, clientId: 'shop', createdAt: 0 };
  for (let count = 0; count < 10_100; count++) {
    invoices.add(wanted);
    tokens.add({ token: `token ${count}`, clientId: 'shop', issuedAt: 0 });
  }
  expect(invoices.all().length).toBeLessThanOrEqual(10_000);
  expect(tokens.all().length).toBeLessThanOrEqual(10_000);
  expect(invoices.find(1)).toBeUndefined();
  expect(tokens.findById('token-1') ?? tokens.find('token 0')).toBeUndefined();
  expect([invoices.all().at(-1)?.id, tokens.all().at(-1)?.id]).toEqual([10_100, 'token-10100']);
});
