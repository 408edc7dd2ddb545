import { afterAll, describe, expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports
import { closeBrowser } from '../../../../packages/sandbox/test/browser/chromium.ts';
import { complaintsOf } from './complaints.ts';
import { openPage, type OpenPage, type OpenOptions } from './open-page.ts';
import { serveSite } from './serve-site.ts';

const site = await serveSite();
afterAll(async () => {
  await closeBrowser();
  await site[Symbol.asyncDispose]();
});

const patiently = { timeout: 30_000 };
const languages = {
  mn: {
    path: 'try/',
    hello: 'Сайн байна уу, Бат!',
    add: 'Сагсанд: Сүүтэй цай',
    pay: 'MonPay-ээр төлөх',
    checking: 'Төлбөрийг шалгаж байна',
    receipt: 'Баримт',
    paid: 'Төлөгдсөн',
    reopen: 'Уучлаарай, нэвтэрч чадсангүй.',
    later: 'Уучлаарай, MonPay одоогоор хариу өгөхгүй байна.',
  },
  en: {
    path: 'en/try/',
    hello: 'Hello, Бат!',
    add: 'Add: Milk tea',
    pay: 'Pay with MonPay',
    checking: 'Checking your payment',
    receipt: 'Receipt',
    paid: 'Paid',
    reopen: 'Sorry, you could not be signed in.',
    later: 'Sorry, MonPay is not answering right now.',
  },
} as const;

/** The page with the phone in it. From when it is there, no network is: whatever is asked for fails the test. */
async function openPhone(language: keyof typeof languages, options: OpenOptions = {}) {
  const { path, ...says } = languages[language];
  const opened = await openPage(`${site.url}${path}`, options);
  const { page } = opened;
  const phone = page.frameLocator('.phone iframe');
  await phone.locator('#connection[data-state=live]').waitFor({ state: 'attached' });
  // The last that the phone asks for by itself.
  await expect.poll(() => drawn(opened), patiently).toBe(true);
  await page.context().setOffline(true);
  return { ...opened, page, phone, shop: phone.frameLocator('#frame iframe'), says };
}

type Phone = Awaited<ReturnType<typeof openPhone>>;

const drawn = ({ page }: OpenPage): Promise<boolean> =>
  page
    .frameLocator('.phone iframe')
    .locator('.mini-app-icon')
    .evaluate((picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0);

// All by keyboard: the driver's clicks do not know that the frame is scaled, and it has to work so anyway.

async function launch({ phone, shop, says }: Phone): Promise<void> {
  await phone.locator('.mini-app').press('Enter');
  await shop.getByRole('heading', { name: says.hello }).waitFor();
}

async function order({ shop, says }: Phone): Promise<void> {
  await shop.getByRole('button', { name: says.add }).press('Enter');
  await shop.getByRole('button', { name: says.pay }).press('Enter');
  await shop.locator('button[value=pay]').waitFor();
}

async function buy(opened: Phone): Promise<void> {
  await launch(opened);
  await order(opened);
  await opened.shop.locator('button[value=pay]').press('Enter');
  await opened.shop.getByRole('heading', { name: opened.says.receipt }).waitFor();
}

describe.each(['mn', 'en'] as const)('without a network, in %s', (language) => {
  test('the shop greets, sells and is paid, and the inspector shows every call', async () => {
    await using opened = await openPhone(language);
    const { page, phone, says } = opened;
    const entries = await page.evaluate<number>('history.length');
    await buy(opened);
    const timeline = phone.locator('#timeline');
    for (const call of [
      'POST /v2/oauth/token',
      'GET /v2/api/oauth/userinfo',
      'POST /v2/api/oauth/invoice',
      'GET /v2/api/oauth/invoice/1',
      'GET https://shop.invalid/notices/',
    ]) {
      await timeline.getByText(call).first().waitFor({ state: 'attached' });
    }
    await timeline.locator('.chip', { hasText: says.paid }).waitFor();
    // Back leads out of the page, and not through the pages of the shop.
    expect(await page.evaluate<number>('history.length')).toBe(entries);
    await opened.picture(`try-paid-${language}`);
  });

  test('a payment that is declined delivers nothing, and can be made again', async () => {
    await using opened = await openPhone(language);
    const { phone, shop, says } = opened;
    await launch(opened);
    await order(opened);
    await shop.locator('button[value=decline]').press('Enter');
    await shop.getByRole('heading', { name: says.checking }).waitFor();
    await phone.locator('#timeline .chip[data-state=FAILED]').waitFor();
    expect(await shop.getByText(says.receipt).count()).toBe(0);
  });

  test('a code that is used again, and a MonPay that fails, show the shop’s own pages', async () => {
    await using opened = await openPhone(language);
    const { phone, shop, says } = opened;
    await launch(opened);
    await phone.locator('[data-action=use_twice]').press('Enter');
    await shop.getByRole('heading', { name: says.reopen }).waitFor();
    await shop.getByText('authorization_code_reused').waitFor();

    await phone.locator('#open-faults').press('Enter');
    await phone.locator('#fault').selectOption('server_error');
    await phone.locator('#faults button[type=submit]').press('Enter');
    await phone.locator('#faults li').waitFor();
    await phone.locator('[data-action=relaunch]').press('Enter');
    await shop.getByRole('heading', { name: says.later }).waitFor();
    await shop.getByText('server_error').waitFor();
  });
});

test('whoever starts again finds nothing of before', async () => {
  await using opened = await openPhone('mn');
  const { page, phone } = opened;
  await buy(opened);
  await phone.locator('#balance').waitFor({ state: 'attached' });
  await page.context().setOffline(false);
  await phone.locator('#again').press('Enter');
  await phone.locator('#empty').waitFor();
  expect(await phone.locator('#timeline > li').count()).toBe(0);
  await phone.locator('.mini-app').waitFor();
  expect(await phone.locator('#balance').isVisible()).toBe(false);
});

test('the theme that is chosen on the site is that of the phone, and of the shop on it', async () => {
  await using opened = await openPhone('mn', { theme: 'light' });
  const { page, phone, shop } = opened;
  await launch(opened);
  const schemes = async (): Promise<(string | null)[]> => [
    await phone.locator('html').getAttribute('data-theme'),
    await shop.locator('html').evaluate((html) => getComputedStyle(html).colorScheme),
  ];
  expect(await schemes()).toEqual(['light', 'light']);
  await page.locator('starlight-theme-select select').first().selectOption('dark');
  await expect.poll(schemes, patiently).toEqual(['dark', 'dark']);
});

test('a part of the page can be had in a window of its own, and leads back', async () => {
  await using opened = await openPage(`${site.url}try/phone/?lang=en`);
  const { page } = opened;
  await page.locator('#connection[data-state=live]').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Back to the guide' }).click();
  await page.getByRole('heading', { level: 1, name: 'Try it now' }).waitFor();
});

describe.each(['light', 'dark'] as const)('axe finds nothing to complain about: %s', (theme) => {
  test.each([
    ['mn', 390],
    ['en', 1280],
  ] as const)('%s at %i', async (language, width) => {
    await using opened = await openPhone(language, { width, theme });
    const { page } = opened;
    const looks = async (at: string): Promise<void> => {
      for (const frame of page.frames()) {
        expect(await complaintsOf(frame), `${at}: ${frame.url()}`).toEqual([]);
        const [wide, room] = await frame.evaluate<number[]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        expect(wide, `${at}: ${frame.url()}`).toBeLessThanOrEqual(room ?? 0);
      }
      await opened.picture(`try-${at}-${language}-${theme}-${width}`);
    };
    await looks('home');
    await launch(opened);
    await looks('shop');
    await order(opened);
    await looks('pay');
  });
});
