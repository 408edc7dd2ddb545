import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { startDemo } from './demo-process.ts';
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
