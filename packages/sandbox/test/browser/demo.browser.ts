import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { openPage } from './open-page.ts';

afterAll(closeBrowser);

test('the demo: two taps after it started, the shop greets the customer by name', async () => {
  await using demo = await startDemo();
  await using opened = await openPage(demo.url, { complains: /status of 4\d\d/ });
  const { page } = opened;
  await page.getByRole('radio', { name: 'Сараа' }).check();
  await page.locator('.mini-app').click();
  const shop = page.frameLocator('#frame iframe');
  await shop.getByText('Сараа').first().waitFor();
  await page.locator('.step[data-type=token_issued]').waitFor();
  await opened.picture('demo');
  const address = await page.frames()[1]?.evaluate<string>('location.href');
  expect(address).not.toContain('code=');
  await page.getByRole('button', { name: 'Use the code again' }).click();
  await expect.poll(() => shop.getByText('Сараа').count()).toBe(0);
  await shop.getByRole('heading').waitFor();
  await opened.picture('demo-twice');
});

/** Runs the demo as a person does: a process of its own, from its built packages. */
async function startDemo(): Promise<{ url: string } & AsyncDisposable> {
  const dev = new URL('../../../../apps/demo/src/dev.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [dev, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line') as Promise<string[]>,
    ended.then(() => {
      throw new Error(`The demo ended at once; are the packages built? It said: ${said}`);
    }),
  ]);
  const { url } = JSON.parse(String(line)) as { url: string };
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
