import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { customersToken, newInvoice } from '../resource-call.ts';
import { closeBrowser } from './chromium.ts';
import { looks } from './looks.ts';
import { launch, visit, type Visit } from './visit.ts';

afterAll(closeBrowser);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
test.each(looks)('every screen: $name', { timeout: 180_000 }, async ({ name, ...browser }) => {
  await using world = await visit({ browser, sandbox: { name: 'Дэлгүүр' } });
  const { page, sandbox, merchant } = world;
  const narrow = browser.viewport.width < 900;
  await page.evaluate(axe);
  const screen = async (what: string, view: 'phone' | 'inspector' = 'phone') => {
    if (narrow) await page.locator(`[data-view-button=${view}]`).click();
    await page.waitForTimeout(150);
    await world.picture(`${name}-${what}`);
    expect(await violations(world), what).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (view === 'phone' && !narrow) expect(await outOfSight(world), what).toEqual([]);
  };
  await screen('home');
  if (narrow) await screen('empty', 'inspector');
  if (narrow) await page.locator('[data-view-button=phone]').click();
  await page.locator('.customer input[value=someone-else]').check();
  await screen('someone-else');
  await page.locator('.customer input[value=saraa]').check();
  await launch(world);
  await page.locator('.step[data-type=token_issued]').waitFor({ state: 'attached' });
  await screen('launched');
  const invoice = await newInvoice(sandbox, await customersToken(sandbox, 'saraa'), {
    redirectUri: `${merchant.url}/return`,
    description: 'Кофе',
  });
  await page.locator('#pay-sheet [data-tap=pay]').waitFor();
  await screen('pay-sheet');
  await page.locator('#pay-sheet [data-tap=pay]').click();
  await page
    .locator(`[data-key=invoice-${invoice}] [data-state=PAID]`)
    .waitFor({ state: 'attached' });
  await screen('paid', 'inspector');
  if (narrow) await page.locator('[data-view-button=phone]').click();
  await page.locator('[data-action=use_twice]').click();
  await page.locator('.step[data-type=refused]').waitFor({ state: 'attached' });
  await page.locator('[data-action=visit]').click();
  await page.locator('.step[data-type=visited]').waitFor({ state: 'attached' });
  await screen('used-twice');
  await page.locator('#back').click();
  await screen('home-with-balance');
  if (narrow) await page.locator('[data-view-button=inspector]').click();
  await page.locator('#open-wrong').click();
  await page.locator('[data-mistake=secret_in_url]').click();
  const newest = page.locator('.card').first();
  await newest.locator('.step[data-type=refused]').waitFor();
  await screen('wrong-request', 'inspector');
  await newest.locator('.step[data-type=token_request] summary').first().click();
  await newest.locator('.answer details.request summary').first().click();
  await screen('request', 'inspector');
  await page.locator('#open-faults').click();
  await screen('faults', 'inspector');
  await page.locator('#open-settings').click();
  await page.locator('[name=notice]').selectOption('after');
  await page.locator('.notice-line').waitFor();
  await screen('settings', 'inspector');
  await page.locator('#open-settings').click();
  await page.locator('#filter select').selectOption('refused');
  await screen('filtered', 'inspector');
  await page.locator('#reset').click();
  await page.locator('#empty').waitFor();
  await screen('reset', 'inspector');
});

test.each(looks)('a page that refuses frames: $name', async ({ name, ...browser }) => {
  await using world = await visit({
    browser,
    sandbox: { name: 'Дэлгүүр' },
    merchantHeaders: { 'x-frame-options': 'SAMEORIGIN' },
  });
  const { page } = world;
  await page.evaluate(axe);
  await page.locator('.mini-app').click();
  await page.locator('.refused').waitFor();
  await world.picture(`${name}-frame-refused`);
  expect(await violations(world)).toEqual([]);
  if (browser.viewport.width >= 900) expect(await outOfSight(world)).toEqual([]);
});

function violations({ page }: Visit): Promise<string[]> {
  return page.evaluate<string[]>(`axe
    .run(document, { resultTypes: ['violations'], iframes: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
}

/** The controls of the tester and the phone that a person would have to scroll to. */
function outOfSight({ page }: Visit): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const controls = document.querySelectorAll('#tester :is(button, input), .device :is(button, iframe)');
    const visible = [...controls].filter((one) => one.checkVisibility());
    return visible
      .filter((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        const scroller = one.closest('#tester')?.getBoundingClientRect();
        const floor = Math.min(innerHeight, scroller ? scroller.bottom + 1 : innerHeight);
        return top < 0 || left < 0 || bottom > floor || right > innerWidth;
      })
      .map((one) => one.outerHTML.slice(0, 80));
  })()`);
}
