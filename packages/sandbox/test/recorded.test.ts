import { describe, expect, test } from 'vitest';
import { createSandbox, faultNames, resourceFaultNames } from '../src/index.ts';
import { call, coffee, customersToken, merchantsToken } from './resource-call.ts';
import { exchange, lastExplanation } from './token-request.ts';

describe('what is recorded of a call of the resource API', () => {
  test('is a command that sends the same invoice again, without the order that its path names', async () => {
    const sandbox = createSandbox();
    const token = await merchantsToken(sandbox);
    const body = { ...coffee, clientServiceUrl: 'https://shop.example/' };
    await call(sandbox, 'POST /v2/api/oauth/invoice', { token, body });
    const { curl = '' } = sandbox.requests().at(-1) ?? {};
    const [, json = ''] = /--data '(.*)'$/.exec(curl) ?? [];
    expect(JSON.parse(json)).toEqual({
      ...coffee,
      redirectUri: 'http://localhost:3000/…',
      clientServiceUrl: 'https://shop.example/',
    });
  });

  test('has the number of its invoice in the path', async () => {
    const sandbox = createSandbox();
    await call(sandbox, 'GET /v2/api/oauth/invoice/123456789', {
      token: await customersToken(sandbox),
    });
    expect(sandbox.requests().at(-1)?.path).toBe('/v2/api/oauth/invoice/123456789');
  });

  test('names all fields that are not of their form', async () => {
    const sandbox = createSandbox();
    const token = await merchantsToken(sandbox);
    const body = { ...coffee, receiver: 5, description: {} };
    await call(sandbox, 'POST /v2/api/oauth/invoice', { token, body });
    expect(lastExplanation(sandbox)?.en).toMatch(/receiver, description/);
  });
});

test('the redirect URI of each of several clients is known, and shown whole', async () => {
  const clients = ['one', 'two'].map((clientId) => ({
    clientId,
    clientSecret: `sbx_secret_of_${clientId}`,
    redirectUri: `https://${clientId}.example/launch/${'k9z'.repeat(30)}`,
  }));
  const sandbox = createSandbox({ clients });
  for (const { redirectUri } of clients) {
    await exchange(sandbox, { redirect_uri: redirectUri });
    expect(sandbox.requests().at(-1)?.fields['redirect_uri']).toBe(redirectUri);
  }
});

test.each([
  ...faultNames.map((fault) => [fault, 'token'] as const),
  ...resourceFaultNames.map((fault) => [fault, 'resource'] as const),
])(
  'of the fault %s on %s, the inspector says in two languages what was done',
  async (fault, on) => {
    const sandbox = createSandbox();
    const token = await merchantsToken(sandbox);
    sandbox.faults.add(fault, { on, ms: 1 });
    const signal = AbortSignal.timeout(50);
    const send: typeof fetch = (input, init) =>
      sandbox.fetch(input, { ...init, signal, redirect: 'manual' });
    await (
      on === 'token'
        ? exchange(sandbox, {}, send)
        : call(sandbox, 'GET /v2/api/oauth/invoice/1', { token, send })
    ).catch(() => {});
    const { explanation } = sandbox.requests().at(-1) ?? {};
    expect(explanation?.rule).toBe(`fault_${fault}`);
    expect(explanation?.en).toMatch(/on purpose.*\.$/);
    expect(explanation?.mn).toMatch(/зориуд.*\.$/);
  },
);
