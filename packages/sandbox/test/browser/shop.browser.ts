import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { startDemo } from './demo-process.ts';
import { openPage } from './open-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// A page that waits for a payment has to ask again, and there is no script in the shop that could.
const options = "{ rules: { 'meta-refresh': { enabled: false } } }";

afterAll(closeBrowser);

const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 800 },
};

// Where a session cookie is sent, and where a form may lead, differs there from the phone's frame.
test.each(Object.entries(sizes))(
  'in a window of its own the shop is paid and gives the money back: %s',
  { timeout: 120_000 },
  async (size, viewport) => {
    await using demo = await startDemo();
    const browser = { viewport, locale: 'mn' };
    await using opened = await openPage(demo.url, { browser, complains: /status of [45]\d\d/ });
    const { page, picture } = opened;
    const show = async (name: string): Promise<void> => {
      await picture(`shop-${size}-${name}`);
      expect(await faultsOf(page), name).toEqual([]);
    };
    const launch = await page.evaluate<string>(
      `fetch('/_sandbox/codes', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"user":"saraa"}' })
        .then((answer) => answer.json()).then((minted) => minted.launch_url)`,
    );
    const { origin } = new URL(launch);

    await page.goto(origin);
    await show('without-launch');
    await page.goto(launch);
    await show('shop');
    for (const product of ['Ноолууран малгай', 'Сүүтэй цай']) {
      await page.getByRole('button', { name: `Сагсанд: ${product}` }).click();
      await page.getByText(`${product} × 1`).waitFor();
    }
    await show('basket');
    await page.getByRole('button', { name: 'MonPay-ээр төлөх' }).click();
    await page.waitForURL(/\/v2\/invoice\/1$/);
    expect(new URL(page.url()).hostname).not.toBe(new URL(origin).hostname);
    await page.locator('button[value=back]').click();
    await page.getByText('Төлбөрийг шалгаж байна').waitFor();
    await show('checking');
    await page.getByRole('link', { name: 'MonPay-д төлөх' }).click();
    await page.locator('button[value=pay]').click();
    await page.getByText('Баримт').waitFor();
    await show('receipt');
    await page.getByRole('button', { name: 'Мөнгөө буцаан авах' }).click();
    await page.getByText('Мөнгийг буцаалаа').waitFor();
    await show('refunded');
    await page.goto(`${origin}/nowhere`);
    await show('not-found');
    await page.goto(launch);
    await page.getByText('MonPay руу буцаж, дэлгүүрийг дахин нээнэ үү.').waitFor();
    await show('sorry');
  },
);

/** What axe has to say. By the browser's own door, since the shop's policy allows no script. */
async function faultsOf(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const run = async (expression: string): Promise<unknown> => {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
  await run(axe);
  const found = await run(
    `axe.run(${options}).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join()))`,
  );
  await devtools.detach();
  return found as string[];
}
