import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playPurchase } from '@monpay-miniapp/shared/play-purchase';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import { expect, test } from 'vitest';

// On each Node in test:runtimes, and in the real Next.js in test:next.
test.concurrent.for(['express', 'fastify', 'hono', 'next'])(
  'the example for %s signs a customer in and delivers what is paid, once, and nothing that is forged',
  async (name, { onTestFinished }) => {
    const states = mkdtempSync(join(tmpdir(), 'example-'));
    const file = name === 'next' ? 'next-routes.ts' : `../src/${name}.ts`;
    const cwd = import.meta.dirname;
    const shop = await startShop([process.execPath, file], { cwd, states });
    onTestFinished(async () => {
      await shop[Symbol.asyncDispose]();
      rmSync(states, { recursive: true });
    });
    expect(await playPurchase(shop, shop.sandbox)).toEqual([]);

    const code = await shop.sandbox.mintCode();
    const open = (query: string): Promise<Response> =>
      fetch(`${shop.origin}/launch?${query}`, { redirect: 'manual' });
    expect((await open(`code=${code}`)).status).toBe(303);
    await expectErrorPage(await open(`code=${code}`));
    await expectErrorPage(await open('error=access_denied'));
  },
);

async function expectErrorPage(answer: Response): Promise<void> {
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.text()).toContain('дахин нээнэ үү');
}
