import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { launch, visit } from './visit.ts';

afterAll(closeBrowser);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 740 };

test('axe finds nothing to complain about: both themes, languages and widths', async () => {
  await using world = await visit();
  const { page, sandbox, merchant } = world;
  const violations = () =>
    page.evaluate<string[]>(`axe
      .run(document, { resultTypes: ['violations'], iframes: false })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
  await page.evaluate(axe);
  expect(await violations(), 'home').toEqual([]);
  await launch(world);
  merchant.connect({ ...sandbox, url: String(sandbox.url), redirectUri: 'https://shop.example/' });
  await page.getByRole('button', { name: 'Open with a new code' }).click();
  await page.locator('.differences').waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  sandbox.faults.add('hang', { times: 3 });
  await page.locator('#open-faults').click();

  for (const language of ['English', 'Монгол']) {
    await page.getByRole('button', { name: language }).click();
    for (const theme of ['light', 'dark']) {
      const name = `${language === 'English' ? 'en' : 'mn'}-${theme}`;
      await page.locator(`[data-theme-choice=${theme}]`).click();
      expect(await violations(), name).toEqual([]);
      await world.picture(name);
      await page.setViewportSize(narrow);
      await page.locator('[data-view-button=inspector]').click();
      expect(await violations(), `${name} narrow`).toEqual([]);
      await world.picture(`${name}-narrow`);
      await page.setViewportSize(wide);
      // One panel for the light pages, the other for the dark.
      await page.locator(theme === 'light' ? '#open-settings' : '#open-faults').click();
    }
  }
  await page.setViewportSize(narrow);
  await page.locator('[data-view-button=phone]').click();
  expect(await violations(), 'narrow phone').toEqual([]);
});
