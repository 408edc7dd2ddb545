import { afterAll, describe, expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports
import { closeBrowser } from '../../../../packages/sandbox/test/browser/chromium.ts';
import { openPage } from './open-page.ts';
import { serveSite } from './serve-site.ts';

const site = await serveSite();
const opened = await openPage(site.url);
const english = await openPage(`${site.url}en/`);
afterAll(async () => {
  await opened[Symbol.asyncDispose]();
  await english[Symbol.asyncDispose]();
  await closeBrowser();
  await site[Symbol.asyncDispose]();
});

/** The pages that a search finds, the best first, as the site's own search asks for them. */
async function found(term: string, { page } = opened): Promise<string[]> {
  const addresses = await page.evaluate<string[]>(`(async () => {
    const pagefind = await import('${new URL('pagefind/pagefind.js', site.url).pathname}');
    const { results } = await pagefind.search(${JSON.stringify(term)});
    const best = await Promise.all(results.slice(0, 12).map((result) => result.data()));
    return best.map(({ url }) => url);
  })()`);
  return addresses.map((address) => address.replace(/^.*monpay-miniapp\/(?:en\/)?/, ''));
}

describe('search finds Mongolian', () => {
  test.each([
    // As it stands, and the beginning of it.
    ['төлбөр', 'payments/'],
    ['нэхэмжлэх', 'payments/'],
    ['нэхэмж', 'payments/'],
    ['буцаалт', 'payments/'],
    ['захиалга', 'troubleshooting/'],
    ['мэдэгдэл', 'payments/'],
    ['нууц түлхүүр', 'security/'],
    ['хандалтын токен', 'launch/'],
    ['туршилтын орчин', 'start/'],
    ['аюулгүй байдал', 'security/'],
    // Other forms of a word.
    ['нэхэмжлэхийг', 'payments/'],
    ['нэхэмжлэхээр', 'payments/'],
    ['буцаах', 'payments/'],
    ['төлбөрийн', 'payments/'],
    ['захиалгууд', 'payments/'],
    ['токеноор', 'launch/'],
    ['хэрэглэгчээр', 'launch/'],
    ['мэдэгдлийг', 'payments/'],
    ['күүкиг', 'troubleshooting/'],
    ['гэрчилгээг', 'e/not_sent/'],
    // Typed without ө and ү.
    ['толбор', 'payments/'],
    ['нууц тулхуур', 'security/'],
    ['толоогуй', 'troubleshooting/'],
    ['уусгэх', 'reference/'],
    ['аюулгуй', 'security/'],
    ['кууки', 'troubleshooting/'],
    ['дэлгуур', 'recipes/next/'],
    ['төлбор', 'payments/'],
    // In Latin letters.
    ['nehemjleh', 'payments/'],
    ['nekhemjlekh', 'payments/'],
    ['tulbur', 'payments/'],
    ['tolbor', 'payments/'],
    ['zahialga', 'troubleshooting/'],
    ['butsaalt', 'payments/'],
    ['medegdel', 'payments/'],
    ['nuuts tulhuur', 'security/'],
    ['ayulgui', 'security/'],
    // The words of the API.
    ['invoice', 'payments/'],
    ['webhook', 'payments/'],
    ['authorization_code_reused', 'e/authorization_code_reused/'],
    ['invalid_grant', 'e/invalid_grant/'],
    ['used_code', 'e/used_code/'],
    ['redirect_uri', 'reference/'],
    ['Next.js', 'recipes/next/'],
    // Latin letters with endings, and more of the words that merchants ask with.
    ['tolboriin', 'payments/'],
    ['nehemjlehiig', 'payments/'],
    ['hereglegchiin', 'launch/'],
    ['zahialguud', 'payments/'],
    ['butsaaltiin', 'payments/'],
    ['mongo butsaah', 'payments/'],
    ['yagaad tologdoogui', 'troubleshooting/'],
    ['тологдоогуй', 'troubleshooting/'],
    ['nevtrehgui', 'troubleshooting/'],
    ['мини апп нээгдэхгүй', 'troubleshooting/'],
    ['hugatsaa duussan', 'troubleshooting/'],
    ['salbar', 'going-live/'],
    ['deploy', 'deployment/'],
    ['байршуулалт', 'deployment/'],
    ['docker', 'deployment/'],
    ['laravel', 'recipes/laravel/'],
    ['jest', 'testing/'],
    ['cookies', 'troubleshooting/'],
    ['MONPAY_RECEIVER', 'going-live/'],
    ['403', 'e/invalid_grant/'],
    ['intCode', 'e/resource_error/'],
    ['waitForPayment', 'reference/sdk/'],
    ['createSandbox', 'reference/sandbox/'],
  ])('%s: %s', async (term, page) => {
    expect(await found(term)).toContain(page);
  });
});

test.each([
  ['refund', 'payments/'],
  ['order is not paid', 'troubleshooting/'],
  ['capacity', 'deployment/'],
  ['refundInvoice', 'reference/sdk/'],
  ['reloaded', 'e/spent_codes_unavailable/'],
  ['spent_codes', 'e/spent_codes_unavailable/'],
])('and English: %s: %s', async (term, page) => {
  expect(await found(term, english)).toContain(page);
});

test('what nobody writes is not found', async () => {
  expect(await found('ыыыыыы')).toEqual([]);
});

test('the excerpt of a result shows the page, and none of its aliases', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Хайх' }).click();
  await page.locator('.pagefind-ui__search-input').fill('толбор');
  const text = await page.locator('.pagefind-ui__result').first().innerText();
  expect(text).not.toMatch(/tulbur|толбор/);
});
