import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { startDemo } from './demo-process.ts';
import { looks } from './looks.ts';
import { openPage } from './open-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// A page that waits for a payment has to ask again, and there is no script in the shop that could.
const options = "{ rules: { 'meta-refresh': { enabled: false } } }";

afterAll(closeBrowser);

const words = {
  mn: {
    add: 'Сагсанд',
    hat: 'Ноолууран малгай',
    tea: 'Сүүтэй цай',
    pay: 'MonPay-ээр төлөх',
    checking: 'Төлбөрийг шалгаж байна',
    payInMonPay: 'MonPay-д төлөх',
    receipt: 'Баримт',
    refund: 'Мөнгөө буцаан авах',
    refunded: 'Мөнгийг буцаалаа',
    reopen: 'MonPay руу буцаж, дэлгүүрийг дахин нээнэ үү.',
  },
  en: {
    add: 'Add',
    hat: 'Cashmere hat',
    tea: 'Milk tea',
    pay: 'Pay with MonPay',
    checking: 'Checking your payment',
    payInMonPay: 'Pay in MonPay',
    receipt: 'Receipt',
    refund: 'Get a refund',
    refunded: 'Your money has been refunded',
    reopen: 'Go back to MonPay and open the shop again.',
  },
};

// Where a session cookie is sent, and where a form may lead, differs there from the phone's frame.
test.each(looks)(
  'in a window of its own the shop is paid and gives the money back: $name',
  { timeout: 120_000 },
  async ({ name: look, ...browser }) => {
    const language = browser.locale === 'en-GB' ? 'en' : 'mn';
    await using demo = await startDemo();
    await using opened = await openPage(demo.url, { browser, complains: /status of [45]\d\d/ });
    const { page } = opened;
    const says = words[language];
    const show = async (name: string): Promise<void> => {
      await opened.picture(`shop-${look}-${name}`);
      expect(await faultsOf(page), name).toEqual([]);
    };
    const launch = await page.evaluate<string>(
      `fetch('/_sandbox/codes', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"user":"saraa"}' })
        .then((answer) => answer.json()).then((minted) => minted.launch_url)`,
    );
    const { origin } = new URL(launch);

    // The shop is Mongolian until the customer chooses, whatever the browser asks for.
    await page.goto(origin);
    if (language === 'en') await page.getByRole('link', { name: 'English' }).click();
    await show('without-launch');
    await page.goto(launch);
    await show('shop');
    for (const product of [says.hat, says.tea]) {
      await page.getByRole('button', { name: `${says.add}: ${product}` }).click();
      await page.getByText(`${product} × 1`).waitFor();
    }
    await show('basket');
    await page.getByRole('button', { name: says.pay }).click();
    await page.waitForURL(/\/v2\/invoice\/1$/);
    expect(new URL(page.url()).hostname).not.toBe(new URL(origin).hostname);
    await show('pay-page');
    await page.locator('button[value=back]').click();
    await page.getByText(says.checking).waitFor();
    await show('checking');
    await page.getByRole('link', { name: says.payInMonPay }).click();
    await page.locator('button[value=pay]').click();
    await page.getByText(says.receipt).waitFor();
    await show('receipt');
    await page.getByRole('button', { name: says.refund }).click();
    await page.getByText(says.refunded).waitFor();
    await show('refunded');
    await page.goto(`${origin}/nowhere`);
    await show('not-found');
    await page.goto(launch);
    await page.getByText(says.reopen).waitFor();
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
