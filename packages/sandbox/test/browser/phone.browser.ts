import { afterAll, expect, test } from 'vitest';
import { closeBrowser } from './chromium.ts';
import { merchantsToken, newInvoice } from '../resource-call.ts';
import { tapOnPhone } from './tap-on-phone.ts';
import { launch, visit } from './visit.ts';

afterAll(closeBrowser);

test('two taps, and the merchant greets the customer: its token was issued', async () => {
  await using world = await visit();
  const { page } = world;
  await world.picture('home');
  await page.getByRole('radio', { name: 'Сараа' }).check();
  await page.getByRole('button', { name: /^Open 127\.0\.0\.1:\d+ as Сараа/ }).click();
  const shop = page.frameLocator('#frame iframe');
  await shop.getByRole('heading', { name: 'Welcome to the shop' }).waitFor();
  const steps = page.locator('.card .step-name');
  await expect
    .poll(() => steps.allTextContents())
    .toEqual(['Code issued', 'Opened on the phone', 'Token request', 'Access token issued']);
  await expect.poll(() => page.locator('#code-bar .chip').textContent()).toBe('Used');
  expect(world.sandbox.requests()).toHaveLength(1);
  await world.picture('launched');
});

test('as the site shows it: a test of yours taps the mini app and sees what the customer sees', async () => {
  await using world = await visit();
  const shop = await tapOnPhone(world.page, world.sandbox.phoneUrl ?? '');
  await shop.getByRole('heading', { name: 'Welcome to the shop' }).waitFor();
  expect(world.sandbox.requests().map(({ status }) => status)).toEqual([200]);
});

test('back leads home, and a new launch brings a new code', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  expect(await page.evaluate('document.activeElement.id')).toBe('back');
  await page.getByRole('button', { name: 'Open with a new code' }).click();
  await expect.poll(() => page.locator('#code-bar .number').textContent()).toBe('code-2');
  await expect.poll(() => world.sandbox.requests().length).toBe(2);
  await page.getByRole('button', { name: 'Back' }).click();
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await page.locator('#code-bar').isVisible()).toBe(false);
  expect(await page.evaluate('document.activeElement.className')).toBe('mini-app');
});

test('the same code opened twice is refused, and the inspector says by which request it was used', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  await page.getByRole('button', { name: 'Use the code again' }).click();
  await page.frameLocator('#frame iframe').getByText('Sorry, 403').waitFor();
  const refusal = page.locator('.step[data-type=refused]');
  await expect
    .poll(() => refusal.textContent())
    .toMatch(/403 invalid_grant.*used already at \d\d:\d\d:\d\d by request 1/s);
  expect(await page.locator('.card').count()).toBe(1);
  // That the site has this page is a test of apps/docs.
  const more = refusal.getByRole('link', { name: 'How to fix it' });
  expect(await more.getAttribute('href')).toMatch(/^https:\/\/\S+\/en\/e\/used_code\/$/);
  await world.picture('used-twice');
});

test('the count-down follows the sandbox’s clock, and an expired code is refused', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  sandbox.faults.add('reset_before');
  await launch(world);
  const chip = page.locator('#code-bar .chip');
  await expect.poll(() => chip.textContent()).toMatch(/^Live (10:00|9:5\d)$/);
  await page.getByRole('button', { name: '+10 min' }).click();
  await expect.poll(() => chip.textContent()).toBe('Expired');
  await page.locator('.step[data-type=expired]').waitFor();
  expect(await page.getByRole('button', { name: 'Revoke the code' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Use the code again' }).click();
  await expect
    .poll(() => page.locator('.step[data-type=refused]').last().textContent())
    .toMatch(/expired/);
});

test('a revoked code is refused', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  sandbox.faults.add('reset_before');
  await launch(world);
  await page.getByRole('button', { name: 'Revoke the code' }).click();
  await expect.poll(() => page.locator('#code-bar .chip').textContent()).toBe('Revoked');
  await page.getByRole('button', { name: 'Use the code again' }).click();
  await expect
    .poll(() => page.locator('.step[data-type=refused]').last().textContent())
    .toMatch(/revoked/);
});

test('someone else can open the mini app under any name', async () => {
  await using world = await visit();
  const { page } = world;
  await page.getByRole('radio', { name: 'Someone else' }).check();
  await page.getByRole('textbox', { name: 'First name' }).fill('Оюун');
  await page.getByRole('textbox', { name: 'Phone number' }).fill('30110009');
  await launch(world);
  await expect.poll(() => page.locator('.card .name').textContent()).toBe('Оюун');
});

test('a Strict cookie is explained beside what the server answered', async () => {
  await using world = await visit({ path: '/session?cookie=Strict' });
  const { page } = world;
  await launch(world);
  await page.getByRole('button', { name: 'See the server’s answer' }).click();
  await page.locator('.notes').getByText('Cookie with SameSite=Strict: sidStrict.').waitFor();
  const step = page.locator('.step[data-type=visited]');
  await step.getByText('Cookie with SameSite=Strict: sidStrict.').waitFor();
  expect(await step.locator('.status').textContent()).toBe('303 → 200');
  await step.locator('summary').first().click();
  await step.getByText('sidStrict=[redacted]').waitFor();
  await step.locator('summary').last().click();
  await step.getByText('Nobody is signed in').waitFor();
  await world.picture('strict-cookie');
});

test('a server that refuses a used code itself sends nothing, and the inspector says so', async () => {
  await using world = await visit({ path: '/once' });
  const { page, sandbox } = world;
  await launch(world);
  await page.locator('.step[data-type=token_issued]').waitFor();
  await page.getByRole('button', { name: 'Use the code again' }).click();
  await page.frameLocator('#frame iframe').getByText('This launch was used already').waitFor();
  await page.getByText('Your server refused it itself and sent nothing.').waitFor();
  expect(sandbox.requests()).toHaveLength(1);
  await page.reload();
  await page.getByText('Your server refused it itself and sent nothing.').waitFor();
});

test('an unknown is called unknown', async () => {
  await using world = await visit();
  await launch(world);
  await world.page.getByText('may forbid frames').waitFor();
});

test('the balance is shown once there is something to pay, and nobody is without a name', async () => {
  await using world = await visit();
  const { page, sandbox, merchant } = world;
  expect(await page.locator('#balance').isVisible()).toBe(false);
  await page.getByText('No name').waitFor();
  const token = await merchantsToken(sandbox);
  await newInvoice(sandbox, token, { redirectUri: `${merchant.url}/return` });
  await page.locator('.card').first().waitFor();
  await expect.poll(() => page.locator('#balance').textContent()).toMatch(/1 000 000/);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => page.locator('#balance').isVisible()).toBe(false);
});

test('a page that leads elsewhere is not shown, and the phone says why', async () => {
  await using world = await visit({ path: '/away', complains: /frame-src/ });
  await world.page.locator('.mini-app').click();
  const note = world.page.locator('.notes');
  await expect.poll(() => note.textContent()).toMatch(/wanted to go to http:\/\/127\.0\.0\.1:9/);
});

test('a launch that no token request follows is explained', async () => {
  await using world = await visit({ browser: {} });
  const { page, merchant } = world;
  await page.clock.install();
  await merchant.close();
  await page.locator('.mini-app').click();
  await page.locator('iframe').waitFor();
  await page.clock.runFor(6000);
  await expect
    .poll(() => page.locator('.notes').textContent())
    .toMatch(/No token request has come yet/);
});

test('a mini app on localhost is called another site than 127.0.0.1, for the sake of its cookies', async () => {
  await using world = await visit({ host: 'localhost' });
  const { page, sandbox } = world;
  const there = String(sandbox.phoneUrl);
  await page.goto(there.replace('localhost', '127.0.0.1'));
  await launch(world);
  await expect.poll(() => page.locator('.notes').textContent()).toContain(there);
  await page.goto(there);
  await launch(world);
  await expect.poll(() => page.locator('#code-bar .chip').textContent()).toBe('Used');
  expect(await page.locator('.notes').textContent()).not.toMatch(/cookies/);
});
