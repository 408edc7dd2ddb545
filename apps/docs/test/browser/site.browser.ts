import { afterAll, describe, expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports
import { closeBrowser } from '../../../../packages/sandbox/test/browser/chromium.ts';
import { base, origin } from '../../src/site.ts';
import { complaintsOf } from './complaints.ts';
import { openPage } from './open-page.ts';
import { serveSite } from './serve-site.ts';

const site = await serveSite();
afterAll(async () => {
  await closeBrowser();
  await site[Symbol.asyncDispose]();
});

test('the first page is Mongolian, and leads to the start and to English', async () => {
  await using opened = await openPage(site.url);
  const { page } = opened;
  expect(await page.locator('html').getAttribute('lang')).toBe('mn');
  await page.locator('main').getByRole('link', { name: 'Эхлэх' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Эхлэх' }).waitFor();

  await page.locator('starlight-lang-select select').first().selectOption('English');
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
  expect(page.url()).toBe(`${site.url}en/start/`);
});

test('a recipe shows the code of the examples, and tabs remember the framework', async () => {
  await using opened = await openPage(`${site.url}start/`);
  const { page } = opened;
  await page.getByRole('tab', { name: 'Hono' }).first().click();
  expect(await page.getByRole('tab', { name: 'Hono', selected: true }).count()).toBe(3);
  await page.goto(`${site.url}en/start/`);
  expect(await page.getByRole('tab', { name: 'Hono', selected: true }).count()).toBe(3);
  await page.getByRole('link', { name: 'Fastify' }).last().click();
  await page.getByText('import { fastify, type FastifyReply').first().waitFor();
});

test('the address in an error of the sdk leads to the page of that error', async () => {
  const { sdk } = await import('../packages.ts');
  const address = new sdk.AuthorizationCodeReusedError().docs;
  await using opened = await openPage(address.replace(new URL(base, origin).href, site.url));
  const { page } = opened;
  await page.getByRole('heading', { level: 1, name: 'authorization_code_reused' }).waitFor();
  await page.getByText('Хэрэглэгч юу харах').waitFor();
});

test('the reference names each operation in its language, with badges', async () => {
  await using opened = await openPage(`${site.url}reference/`);
  const { page } = opened;
  await page.getByText('Нэхэмжлэх шалгах').first().waitFor();
  expect(await page.locator('.level.documented').first().innerText()).toBe('Баримтжуулсан');
  await page.locator('starlight-lang-select select').first().selectOption('English');
  await page.getByText('Check an invoice').first().waitFor();
  const file = await page.request.get(`${site.url}monpay.http`);
  expect(await file.text()).toContain('POST {{baseUrl}}/v2/oauth/token');
});

test.each([
  ['', 'Хайх', 'толбор', 'Төлбөр'],
  ['en/', 'Search', 'refund', 'Payments'],
])('search of /%s leads from a word to its page', async (prefix, button, word, title) => {
  await using opened = await openPage(`${site.url}${prefix}`);
  const { page } = opened;
  await page.getByRole('button', { name: button }).click();
  await page.locator('.pagefind-ui__search-input').fill(word);
  await page.locator('.pagefind-ui__result-link', { hasText: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});

const looked = [
  '',
  'start/',
  'payments/',
  'recipes/express/',
  'recipes/laravel/',
  'troubleshooting/',
  'e/invalid_grant/',
  'reference/',
  'testing/',
  'deployment/',
  'en/launch/',
  'en/start/',
].flatMap((path) => [390, 1280].map((width) => ({ path, width })));

describe.each(['light', 'dark'] as const)('axe finds nothing to complain about: %s', (theme) => {
  test.each(looked)('/$path at $width', async ({ path, width }) => {
    await using opened = await openPage(`${site.url}${path}`, { width, theme });
    // The keyboard reaches code that has to be scrolled, as soon as a script has seen that it has to.
    const unreached = `[...document.querySelectorAll('pre')]
      .filter((pre) => pre.scrollWidth > pre.clientWidth && pre.tabIndex !== 0).length`;
    await expect.poll(() => opened.page.evaluate(unreached), { timeout: 30_000 }).toBe(0);
    expect(await complaintsOf(opened.page)).toEqual([]);
    const wide = await opened.page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(width);
    await opened.picture(`${path.replaceAll('/', '-')}${theme}-${width}`);
  });
});

test.each([
  'manual/sdk/',
  'manual/sandbox/',
  'manual/mock/',
  'reference/sdk/',
  'reference/sandbox/',
])(
  'the long page %s fits a phone and a screen, and axe finds nothing to complain about',
  { timeout: 300_000 },
  async (path) => {
    for (const [width, theme] of [
      [390, 'light'],
      [1280, 'dark'],
    ] as const) {
      await using opened = await openPage(`${site.url}${path}`, { width, theme });
      const wide = await opened.page.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
      expect(await complaintsOf(opened.page), `at ${width}`).toEqual([]);
    }
  },
);
