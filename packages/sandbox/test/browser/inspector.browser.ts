import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { faultNames, resourceFaultNames } from '../../src/index.ts';
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
  expect(copied).toMatch(/^curl -i .*\$MONPAY_CLIENT_SECRET/s);
  // It runs as it stands.
  const env = { ...process.env, MONPAY_CLIENT_SECRET: sandbox.clientSecret };
  const { stdout } = await promisify(execFile)('sh', ['-c', copied], { env });
  expect(stdout).toMatch(/200 OK.*access_token/s);
  const shown = await page.locator('#inspector').innerText();
  expect(shown).toContain('tiny-merchant/1.0');
  expect(shown).not.toContain(sandbox.clientSecret);
  expect(shown).not.toMatch(/sbx_/);
  await world.picture('request');
});

test('faults are set, counted down and cleared', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  await page.getByRole('button', { name: 'Simulate faults' }).click();
  await page.getByRole('combobox', { name: 'Fault' }).selectOption('reset_after');
  await page.getByLabel('How many times').fill('2');
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
  await page.getByText('Nothing has happened yet').waitFor();
  expect(await page.locator('#timeline').textContent()).toBe('');
});

test('the answer is shown too, redacted, with its headers and how long it took', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  const issued = page.locator('.step[data-type=token_issued]');
  await issued.getByText(/^\d+ ms$/).waitFor();
  await issued.getByText('Answer').click();
  const shown = await issued.locator('details').innerText();
  expect(shown).toMatch(/Cache-Control\s+no-store/);
  expect(shown).toContain('"access_token": "[redacted]"');
  await world.picture('answer');
});

test.each([
  ['Wrong secret', '401 unauthorized_client'],
  ['Another redirect URI', '403 invalid_grant'],
  ['JSON body', '400 invalid_request'],
  ['Secret in the URL', '400 invalid_request'],
  ['Another client’s code', '403 invalid_grant'],
])('one click sends a wrong request: %s', async (name, status) => {
  await using world = await visit();
  const { page, sandbox } = world;
  await page.getByRole('button', { name: 'Send a wrong request' }).click();
  await page.getByRole('button', { name }).click();
  await expect
    .poll(() => page.locator('.step[data-type=refused] .status').allTextContents())
    .toEqual([status]);
  expect(sandbox.requests()).toHaveLength(1);
});

test('a notice says what changed: settings, clock, faults, tokens', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Payment notice comes').selectOption('after');
  await page.getByText('Settings changed: Payment notice comes: after the return').waitFor();
  await page.getByLabel('Payment notice after the return (ms)').fill('500');
  await page.getByLabel('Lifetime of the merchant’s token (s)').fill('60');
  await page.getByLabel('Lifetime of the merchant’s token (s)').blur();
  await page.getByText('Lifetime of the merchant’s token (ms): 60000').waitFor();
  await page.getByRole('button', { name: '+10 min' }).click();
  await page.getByText('Clock moved: 600 s forward').waitFor();
  await page.getByRole('button', { name: 'Revoke the token' }).click();
  await page.getByText('An access token was revoked: token-1').waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Revoke the token' }).isDisabled())
    .toBe(true);
});

test('entries are filtered by kind and by words, and each has an address', async () => {
  await using world = await visit();
  const { page, sandbox } = world;
  sandbox.issueCode('saraa');
  await launch(world);
  await page.locator('.step[data-type=token_issued]').waitFor();
  const visible = page.locator('.card:visible');
  await page.getByLabel('Which entries').selectOption('tokens');
  await expect.poll(() => visible.count()).toBe(1);
  await page.getByLabel('Which entries').selectOption('refused');
  await expect.poll(() => visible.count()).toBe(0);
  await page.getByText('No entry matches.').waitFor();
  await page.getByLabel('Which entries').selectOption('all');
  await page.getByLabel('Find').fill('сараа');
  await expect.poll(() => visible.count()).toBe(1);
  await page.getByRole('link', { name: 'code-1' }).click();
  expect(new URL(page.url()).hash).toBe('#code-1');
  expect(await page.evaluate('document.activeElement.id')).toBe('code-1');
});

test('new entries are read out politely, old ones are not', async () => {
  await using world = await visit();
  const { page } = world;
  await launch(world);
  const announcer = page.locator('#announcer');
  await expect.poll(() => announcer.textContent()).toContain('Access token issued for Бат Дорж');
  expect(await announcer.getAttribute('aria-live')).toBe('polite');
});
