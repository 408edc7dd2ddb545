import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { createSandbox, faultNames, resourceFaultNames } from '../../src/index.ts';
import { closeBrowser } from './chromium.ts';
import { launch, visit } from './visit.ts';

afterAll(closeBrowser);

test('a refusal shows which part of the redirect URI differs, and how sure the rule is', async () => {
  await using world = await visit();
  const { page, sandbox, merchant } = world;
  merchant.connect({
    ...sandbox,
    url: String(sandbox.url),
    redirectUri: 'https://shop.example/launch',
  });
  await launch(world);
  const row = page.locator('.differences tbody tr').first();
  await expect.poll(() => row.allTextContents()).toEqual(['redirect_uri schemehttpshttp']);
  await page.getByText('Documented').click();
  await page.getByText('MonPay guide, “Get Access Token”').waitFor();
  await world.picture('refused');
});

test('a request is shown without secret and code, and is copied as curl with variables', async () => {
  await using world = await visit();
  const { page, sandbox, context } = world;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await launch(world);
  await page.getByText('POST /v2/oauth/token').click();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toMatch(/^curl -i .*\$MONPAY_CLIENT_SECRET.*\$CODE/s);
  const shown = `${await page.locator('#inspector').innerText()} ${copied}`;
  expect(shown).toContain('tiny-merchant/1.0');
  expect(shown).not.toContain(sandbox.clientSecret);
  expect(shown).not.toMatch(/sbx_/);
  await world.picture('request');
});

test('faults are set, counted down and cleared', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  await page.getByRole('button', { name: 'Faults', exact: true }).click();
  await page.getByRole('combobox', { name: 'Fault' }).selectOption('reset_after');
  await page.getByLabel('How often').fill('2');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('Connection broken, but done (Token endpoint): 2 to go').waitFor();
  await launch(world);
  await page.frameLocator('#frame iframe').getByText('Connection broken').waitFor();
  await page.getByText('Connection broken, but done (Token endpoint): 1 to go').waitFor();
  await page.getByText('Fault played: Connection broken, but done').waitFor();
  await world.picture('fault');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByText('No fault is set.').waitFor();
  expect(sandbox.faults.list()).toEqual([]);
});

test('every fault and setting of the sandbox can be chosen by a name in both languages', async () => {
  await using world = await visit();
  const { page } = world;
  for (const language of ['Монгол', 'English']) {
    await page.getByRole('button', { name: language }).click();
    const options = page.locator('#fault option');
    const values = await options.evaluateAll((all) =>
      all.map((one) => String(one.getAttribute('value'))).sort(),
    );
    expect(values).toEqual([...new Set([...faultNames, ...resourceFaultNames])].sort());
    const words = await page.locator('#faults option, #settings').allTextContents();
    expect(words.filter((text) => /fault_|error_shape|quirk_/.test(text))).toEqual([]);
  }
});

test('a change of the settings counts for the next answer', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Error shape').selectOption('html');
  await page.getByLabel('No expires_in').check();
  await expect
    .poll(async () => {
      const answer = await sandbox.fetch(`${sandbox.url}/v2/oauth/token`, { method: 'POST' });
      return answer.headers.get('content-type');
    })
    .toMatch(/html/);
  await page.locator('.card').first().waitFor();
  await world.picture('settings');
});

test('what happened before the page came is there, and reset clears it', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  await page.reload();
  await page.locator('.step[data-type=token_issued]').waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => page.locator('.card').count()).toBe(0);
});

test('new entries are read out politely, old ones are not', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  const announcer = page.locator('#announcer');
  await expect.poll(() => announcer.textContent()).toContain('Access token issued for Бат Дорж');
  expect(await announcer.getAttribute('aria-live')).toBe('polite');
});

test('a lost connection is said, and taken up where it broke', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  const { port } = new URL(String(sandbox.url));
  sandbox.issueCode('bat');
  await page.locator('.card').waitFor();
  await sandbox.close();
  await page.getByText('Connection lost').waitFor();
  await world.picture('connection-lost');
  sandbox.issueCode('saraa');
  await sandbox.listen({ port: Number(port) });
  await page.locator('#connection[data-state=live]').waitFor();
  await expect.poll(() => names(page)).toEqual(['Сараа Ганбаатар', 'Бат Дорж']);
  expect(await page.locator('.step').count()).toBe(2);
});

test('a sandbox that was started anew with the same seed is followed from its beginning', async () => {
  await using world = await visit({ sandbox: { seed: 'the same key' } });
  const { page, sandbox } = world;
  const { port } = new URL(String(sandbox.url));
  sandbox.issueCode('bat');
  sandbox.issueCode('bat');
  await page.locator('.card').nth(1).waitFor();
  await sandbox.close();
  const next = createSandbox({ seed: 'the same key' });
  next.issueCode('temuulen');
  await next.listen({ port: Number(port) });
  await expect.poll(() => names(page), { timeout: 5000 }).toEqual(['Тэмүүлэн Энхболд']);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => names(page)).toEqual([]);
  await next.close();
});

test('a sandbox that was started anew with another key says where its address is', async () => {
  await using world = await visit({ complains: /status of 403/ });
  const { page, sandbox } = world;
  const { port } = new URL(String(sandbox.url));
  await sandbox.close();
  const next = createSandbox();
  await next.listen({ port: Number(port) });
  await page.getByText('Open the address that the sandbox printed').waitFor();
  await world.picture('locked');
  await page.goto(String(next.phoneUrl));
  await page.locator('#connection[data-state=live]').waitFor();
  expect(page.url()).not.toContain('key');
  await next.close();
});

function names(page: Page): Promise<string[]> {
  return page.locator('.card .name').allTextContents();
}
