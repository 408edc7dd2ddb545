import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { startMock } from '@monpay-miniapp/mock';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshCode } from './token-endpoint.ts';

const readmes = {
  root: '../../../README.md',
  package: '../README.md',
  manual: '../../../apps/docs/manuals/sdk.md',
};
const blocksOf = (path: string, language: 'js' | 'ts'): string[] => {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return [...blocks].map(([, code = '']) => code);
};
const samples = blocksOf(readmes.manual, 'ts');

// Inside the package, so that the examples import it by its name, as it is built.
const folder = mkdtempSync(join(import.meta.dirname, '..', '.readme-'));
const file = (index: number): string => join(folder, `example-${index}.ts`);
samples.forEach((code, index) => writeFileSync(file(index), code));

/** The mock, which answers a check with the example that a test prefers. */
async function preferring(mock: { readonly url: string }) {
  const monpay = { url: '', prefer: 'invoice_new' };
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const { authorization = '', 'content-type': type = '' } = headers;
    const sent = { authorization, ...(type && { 'content-type': type }) };
    const isCheck = /\/invoice\/\d+$/.test(url);
    const answer = await fetch(mock.url + url, {
      method,
      headers: isCheck ? { ...sent, prefer: `example=${monpay.prefer}` } : sent,
      ...(method === 'POST' && { body: await textOf(request) }),
    });
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(await answer.text());
  };
  const server = createServer((request, response) => void forward(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  monpay.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { monpay, close: () => server.close() };
}

let mock: Awaited<ReturnType<typeof startMock>>;
let monpay: { readonly url: string; prefer: string };
let closeFront: () => unknown;
beforeAll(async () => {
  mock = await startMock();
  ({ monpay, close: closeFront } = await preferring(mock));
  vi.stubEnv('MONPAY_CLIENT_ID', 'shop');
  vi.stubEnv('MONPAY_CLIENT_SECRET', 'shop-secret');
  vi.stubEnv('MONPAY_REDIRECT_URI', 'https://shop.example/launch');
  vi.stubEnv('MONPAY_AUTHORIZATION_SERVER', monpay.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  closeFront();
  await mock.close();
  rmSync(folder, { recursive: true });
});

/** Loaded by Node itself, past the test runner, as a merchant's server would. */
function load(index: number): Promise<Record<string, (input: unknown) => Promise<unknown>>> {
  return import(/* @vite-ignore */ pathToFileURL(file(index)).href);
}

describe('a sample of the manual', () => {
  test('a launch becomes a redirect, in 11 lines', async () => {
    expect(samples[0]?.trimEnd().split('\n')).toHaveLength(11);
    const { launch } = await load(0);
    const answer = await launch?.(new Request(`https://shop.example/launch?code=${freshCode()}`));
    expect(answer).toMatchObject({ status: 303 });
    expect((answer as Response).headers.get('location')).toBe('https://shop.example/');
    expect(await launch?.(new Request('https://shop.example/launch'))).toMatchObject({
      status: 400,
    });
  });

  test('an address becomes an access token, or words for the developer', async () => {
    const { signIn } = await load(1);
    expect(await signIn?.(`/launch?code=${freshCode()}`)).toBe('2YotnFZFEjr1zCsicMWpAA');
    expect(await signIn?.('/launch')).toContain('invalid_authorization_response');
  });

  test('an Express app answers a launch', async () => {
    const { app } = await load(2);
    const server = (app as unknown as Express).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/launch`;
    const answer = await fetch(`${url}?code=${freshCode()}`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect((await fetch(url)).status).toBe(400);
    server.close();
  });

  test('an order is paid when MonPay confirms it, and delivered once', async () => {
    const { checkOut, shop } = (await load(4)) as unknown as {
      checkOut: (orders: object, accessToken: string, amount: number) => Promise<string>;
      shop: (orders: object, deliver: (invoiceId: number) => void) => Express;
    };
    const order = { invoiceId: 0, paid: false };
    const orders = {
      create: async () => {},
      bind: async (_: string, invoiceId: number) => void (order.invoiceId = invoiceId),
      expectation: async () => ({
        invoiceId: order.invoiceId,
        amount: 15_000,
        receiver: 'branch-user',
      }),
      markPaid: async () => !order.paid && (order.paid = true),
    };
    expect(await checkOut(orders, 'customer-token', 15_000)).toBe(`${monpay.url}/v2/invoice/64`);

    const delivered: number[] = [];
    const server = shop(orders, (id) => delivered.push(id)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/paid/n0nce`;
    for (const [example, ids] of [
      ['invoice_new', []],
      ['invoice_paid', [64]],
      ['invoice_paid', [64]],
    ] as const) {
      monpay.prefer = example;
      expect(await fetch(`${url}?status=PAID`)).toMatchObject({ status: 200 });
      expect(delivered).toEqual(ids);
    }
    // The customer's page, which may come before any notice.
    order.paid = false;
    const page = await fetch(url.replace('/paid/', '/orders/'));
    expect([page.status, await page.text(), delivered]).toEqual([200, 'Баярлалаа!', [64, 64]]);
    server.close();
  });

  test('is the same in both READMEs', () => {
    // What runs them all is checks/newcomer. That a README has no other samples is a test of apps/docs.
    const [first = ''] = blocksOf(readmes.manual, 'js');
    expect(blocksOf(readmes.root, 'js')).toEqual([first]);
    expect(blocksOf(readmes.package, 'js')).toEqual([first]);
  });

  test('compiles in a strict project', { timeout: 60_000 }, () => {
    const tsc = join(
      createRequire(import.meta.url).resolve('typescript/package.json'),
      '..',
      'bin',
      'tsc',
    );
    const options =
      '--ignoreConfig --noEmit --strict --module nodenext --target es2024 --types node';
    const files = samples.map((_, index) => file(index));
    expect(files).toHaveLength(7);
    expect(() =>
      execFileSync(process.execPath, [tsc, ...options.split(' '), ...files], { stdio: 'pipe' }),
    ).not.toThrow();
  });
});
