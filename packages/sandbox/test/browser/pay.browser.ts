import { afterAll, expect, test } from 'vitest';
import { customersToken, merchantsToken, newInvoice } from '../resource-call.ts';
import { closeBrowser } from './chromium.ts';
import { launch, visit, type Visit } from './visit.ts';

afterAll(closeBrowser);

/** An invoice for the customer on the phone, or a public one. */
async function invoiceFor({ sandbox, merchant }: Visit, user?: string): Promise<number> {
  const token = user ? await customersToken(sandbox, user) : await merchantsToken(sandbox);
  const redirectUri = `${merchant.url}/return`;
  return newInvoice(sandbox, token, { redirectUri, description: 'Кофе' });
}

test('the sheet on the phone pays, the mini app is led back, and the inspector shows what the merchant answered', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  await launch(world);
  const id = await invoiceFor(world, 'bat');
  const sheet = page.locator('#pay-sheet');
  await sheet.getByRole('button', { name: 'Pay', exact: true }).waitFor();
  expect(await sheet.textContent()).toContain('15 000 ₮');
  await world.picture('pay-sheet');
  await sheet.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect
    .poll(() => page.locator('#frame iframe').getAttribute('src'))
    .toMatch(/\/return\?invoiceId=1&status=PAID&/);
  expect(await sheet.isVisible()).toBe(false);
  const card = page.locator(`.card[data-key=invoice-${id}]`);
  await expect
    .poll(() => card.locator('.step-name').allTextContents())
    .toEqual(['Invoice created', 'Resource API call', 'Paid', 'Payment notice']);
  await expect.poll(() => card.locator('.chip').textContent()).toBe('Paid');
  await expect
    .poll(() => card.locator('.step[data-type=delivery]').textContent())
    .toMatch(/200 · \d+ ms/);
  await card.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => card.locator('.step[data-type=delivery]').count()).toBe(2);
  expect(sandbox.deliveries()).toHaveLength(2);
  await world.picture('paid');
});

test.each([
  ['Pay and close the app', 'PAID', true],
  ['Decline', 'FAILED', false],
  ['Not enough balance', 'FAILED', false],
  ['Back', 'NEW', false],
] as const)('the sheet: %s, and the invoice is %s', async (name, status, closed) => {
  await using world = await visit();
  const { page, sandbox } = world;
  await launch(world);
  await invoiceFor(world, 'bat');
  await page.locator('#pay-sheet').getByRole('button', { name, exact: true }).click();
  await expect.poll(() => page.locator('#pay-sheet').isVisible()).toBe(false);
  await expect.poll(() => sandbox.invoices()[0]?.status).toBe(status);
  await expect.poll(() => page.locator('iframe').count()).toBe(closed ? 0 : 1);
});

test('the pay page works in the phone’s frame, and no sheet lies over it', async () => {
  // The pay page is of the phone's own origin, and its policy lets it run nothing.
  await using world = await visit({ complains: /allow-scripts and allow-same-origin/ });
  const { page, sandbox } = world;
  await launch(world);
  const id = await invoiceFor(world, 'bat');
  await page.evaluate(`document.querySelector('#frame iframe').src = '/v2/invoice/${id}'`);
  const frame = page.frameLocator('#frame iframe');
  await frame.getByRole('button', { name: 'Төлөх Pay', exact: true }).waitFor();
  await expect.poll(() => page.locator('#pay-sheet').isVisible()).toBe(false);
  await world.picture('pay-page');
  // By keyboard: the driver's clicks do not know that the frame is scaled.
  await frame.getByRole('button', { name: 'Төлөх Pay', exact: true }).press('Enter');
  await frame.getByRole('heading', { name: 'No launch' }).waitFor();
  expect(sandbox.invoices()[0]?.status).toBe('PAID');
});

test('once the newest invoice is paid, an older one that waits brings no sheet', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  await launch(world);
  await invoiceFor(world, 'bat');
  const sheet = page.locator('#pay-sheet');
  await sheet.getByRole('button', { name: 'Back', exact: true }).waitFor();
  await page.locator('#back').click();
  await launch(world);
  const newest = await invoiceFor(world, 'bat');
  await sheet.getByText(String(newest)).waitFor();
  await sheet.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect.poll(() => sandbox.invoices().map(({ status }) => status)).toEqual(['NEW', 'PAID']);
  await page.waitForTimeout(1500);
  expect(await sheet.isVisible()).toBe(false);
});

test('a public invoice, and another customer’s, bring no sheet', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  await invoiceFor(world);
  await invoiceFor(world, 'saraa');
  await page.locator('.card[data-key=invoice-2]').waitFor();
  await page.waitForTimeout(1000);
  expect(await page.locator('#pay-sheet').isVisible()).toBe(false);
});

test('the address in X-Sandbox-Log opens the refused call in the inspector', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  const refused = await sandbox.fetch(`${sandbox.url}/v2/api/oauth/userinfo`);
  const log = refused.headers.get('x-sandbox-log') ?? '';
  await page.goto(log);
  const details = page.locator('#details-1');
  await details.waitFor();
  await expect.poll(() => details.getAttribute('open')).toBe('');
  expect(await page.locator('.card').textContent()).toMatch(/401 UNAUTHORIZED.*no header/s);
});
