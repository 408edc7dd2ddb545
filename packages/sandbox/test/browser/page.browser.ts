import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { closeBrowser } from './chromium.ts';
import { launch, visit } from './visit.ts';

afterAll(closeBrowser);

test('a customer, however called, is text and nothing else', async () => {
  const firstName = '<img src=x onerror="document.title=1">';
  const lastName = '</script><b>“&amp;';
  await using world = await visit({
    sandbox: { users: [{ id: '"><i>', firstName, lastName, phone: '<u>0</u>' }] },
  });
  const { page } = world;
  await launch(world);
  await page.locator('.step[data-type=token_issued]').waitFor();
  const name = `${firstName} ${lastName}`;
  expect(await page.locator('.card .name').textContent()).toBe(name);
  expect(await page.locator('.customer .name').first().textContent()).toBe(name);
  expect(await page.locator('img:not(.mini-app-icon), main b, main i, main u').count()).toBe(0);
  expect(await page.title()).toBe('MonPay SANDBOX');
});

test('the page lets nothing in from elsewhere, and nobody frame it', async () => {
  await using world = await visit();
  const { page, sandbox, merchant } = world;
  const response = await page.request.get(`${sandbox.url}/_sandbox/`);
  const csp = response.headers()['content-security-policy'];
  expect(csp).toContain("default-src 'none'");
  expect(csp).toMatch(/frame-src 'self' (http:\/\/(localhost|127\.0\.0\.1):\d+ ?)+;/);
  expect(csp).toContain(` ${merchant.url};`);
  expect(csp).toContain("frame-ancestors 'none'");
  expect(csp).not.toContain('unsafe');
  expect(response.headers()['x-content-type-options']).toBe('nosniff');
  expect(response.headers()['referrer-policy']).toBe('no-referrer');
});

test('every file of the page is served, and nothing else is', async () => {
  const sandbox = createSandbox();
  const status = async (path: string) => (await sandbox.fetch(`${sandbox.origin}${path}`)).status;
  const names = readdirSync(new URL('../../src/web/assets/', import.meta.url));
  for (const name of names.filter((each) => !each.endsWith('.html'))) {
    expect(await status(`/_sandbox/assets/${name}`), name).toBe(200);
  }
  for (const name of [
    '',
    '..%2fpages.ts',
    'constructor',
    'index.html',
    'locked.html',
    'app.js/',
    'app.js%00',
  ]) {
    expect(await status(`/_sandbox/assets/${name}`), name).toBe(404);
  }
});

test('an inline script that got in would not run', async () => {
  await using world = await visit({ complains: /Content Security Policy/ });
  await world.page.evaluate(`
    const script = document.createElement('script');
    script.textContent = 'document.title = "owned"';
    document.body.append(script);
  `);
  expect(await world.page.title()).toBe('MonPay SANDBOX');
});

test('the language is the browser’s, can be switched, and is remembered', async () => {
  await using world = await visit({ browser: { locale: 'mn-MN' } });
  const { page } = world;
  const seen = async () => [
    await page.locator('html').getAttribute('lang'),
    await page.locator('#inspector-title').textContent(),
  ];
  expect(await seen()).toEqual(['mn', 'Хяналт']);
  await launch(world);
  await page.getByText('Хандалтын токен олгосон').waitFor();
  await page.getByText('POST /v2/oauth/token').click();
  await page.getByRole('button', { name: 'English' }).click();
  expect(await seen()).toEqual(['en', 'Inspector']);
  await page.getByText('Access token issued', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Copy as curl' }).isVisible()).toBe(true);
  await page.reload();
  expect(await seen()).toEqual(['en', 'Inspector']);
});

test('the appearance is the system’s, can be switched, and is remembered', async () => {
  await using world = await visit({ browser: { colorScheme: 'dark' } });
  const { page } = world;
  const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const dark = await paper();
  await page.getByRole('button', { name: 'Light' }).click();
  const light = await paper();
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await paper()).toBe(light);
});

test('the whole way by keyboard alone', async () => {
  await using world = await visit();
  const { page } = world;
  const focused = () =>
    page.evaluate(
      `(({ dataset, id, className }) => dataset.action ?? (id || className))(document.activeElement)`,
    );
  const tabTo = async (name: string, key = 'Tab') => {
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press(key);
      if ((await focused()) === name) return;
    }
    throw new Error(`Tab never reaches ${name}`);
  };
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('skip');
  await tabTo('mini-app');
  await tabTo('own_window', 'Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await tabTo('mini-app');
  await page.keyboard.press('Enter');
  await page.frameLocator('#frame iframe').getByText('Welcome to the shop').waitFor();
  expect(await focused()).toBe('back');
  await tabTo('use_twice', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.frameLocator('#frame iframe').getByText('Sorry, 403').waitFor();
  await tabTo('open-faults');
  await page.keyboard.press('Space');
  await tabTo('fault');
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
  await expect.poll(() => page.locator('.card .name').textContent()).toBe('Сараа Ганбаатар');
});

test('on a narrow screen phone and inspector take turns, and nothing sticks out', async () => {
  await using world = await visit({ browser: { viewport: { width: 360, height: 740 } } });
  const { page } = world;
  const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth');
  expect(await page.locator('#inspector').isVisible()).toBe(false);
  await launch(world);
  await page.locator('#unseen').waitFor();
  expect(await fits()).toBe(true);
  await world.picture('narrow-phone');
  await page.getByRole('button', { name: 'Inspector' }).click();
  await page.locator('.step[data-type=token_issued]').waitFor();
  expect(await page.locator('#unseen').isVisible()).toBe(false);
  expect(await page.locator('#phone').isVisible()).toBe(false);
  await page.getByText('POST /v2/oauth/token').click();
  expect(await fits()).toBe(true);
  await world.picture('narrow-inspector');
});

test('both languages have the same words to say', async () => {
  await using world = await visit();
  const [english = {}, mongolian = {}] = await world.page.evaluate<
    Record<string, string>[]
  >(`Promise.all([
    import('./assets/english.js').then(({ english }) => english),
    import('./assets/mongolian.js').then(({ mongolian }) => mongolian),
  ])`);
  const holes = (words: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(words).map(([key, text]) => [key, text.match(/\{\w+\}/g)?.sort()]),
    );
  expect(Object.keys(english).length).toBeGreaterThan(100);
  expect(holes(mongolian)).toEqual(holes(english));
});
