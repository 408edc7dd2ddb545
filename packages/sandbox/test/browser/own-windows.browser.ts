import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { visit } from './visit.ts';

afterAll(closeBrowser);

test('helmet at its defaults: the phone says that the page refuses frames, spends no code, and a window shows it', async () => {
  await using world = await visit({
    browser: {},
    merchantHeaders: {
      'content-security-policy':
        "default-src 'self';frame-ancestors 'self';style-src 'unsafe-inline'",
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-opener-policy': 'same-origin',
    },
  });
  const { page, context, sandbox } = world;
  await page.locator('.mini-app').click();
  await page.getByText('The server’s frame-ancestors header forbids').waitFor();
  expect(sandbox.requests()).toEqual([]);
  expect(await page.locator('iframe').count()).toBe(0);
  await world.picture('frame-refused');
  const open = page.locator('.refused').getByRole('button', { name: 'Open in a window' });
  const [opened] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await opened.getByRole('heading', { name: 'Welcome to the shop' }).waitFor();
  expect(sandbox.requests()).toMatchObject([{ status: 200 }]);
});

test('each window has a code of its own, recorded as a launch, and is as large as a phone', async () => {
  await using world = await visit({ browser: {} });
  const { page, context, sandbox } = world;
  const open = page.getByRole('button', { name: 'Open in a window' });
  const [first] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await first.getByRole('heading', { name: 'Welcome to the shop' }).waitFor();
  expect(await first.evaluate('[innerWidth, innerHeight]')).toEqual([390, 844]);
  expect(await first.evaluate('window.opener === null')).toBe(true);
  await page.bringToFront();
  await open.click();
  await expect.poll(() => sandbox.requests().map(({ status }) => status)).toEqual([200, 200]);
  await expect.poll(() => page.locator('.step[data-type=launched]').count()).toBe(2);
  expect(sandbox.requests().map(({ codeId }) => codeId)).toEqual(['code-1', 'code-2']);
});

test.each([
  ['Strict', 'Nobody is signed in'],
  ['Lax', 'Signed in'],
])('a %s cookie in a window of its own: %s', async (kind, words) => {
  await using world = await visit({
    browser: {},
    host: 'localhost',
    path: `/session?cookie=${kind}`,
  });
  const { page, context } = world;
  const open = page.getByRole('button', { name: 'Open in a window' });
  const [opened] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await opened.getByRole('heading', { name: words }).waitFor();
});
