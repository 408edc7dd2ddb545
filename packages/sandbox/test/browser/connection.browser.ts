import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { closeBrowser } from './chromium.ts';
import { launch, visit } from './visit.ts';

afterAll(closeBrowser);

test('eight tabs of one browser share one stream, and all hear what happens', async () => {
  await using world = await visit({ browser: {} });
  const { context, page, sandbox } = world;
  for (let more = 0; more < 7; more++) {
    const tab = await context.newPage();
    await tab.goto(page.url());
    await tab.locator('#connection[data-state=live]').waitFor({ state: 'attached' });
  }
  sandbox.issueCode('saraa');
  for (const tab of context.pages()) {
    await expect.poll(() => tab.locator('.card').count()).toBe(1);
  }
});

test('a sandbox that was started again with what it kept goes on, and the page with it', async () => {
  await using world = await visit({ sandbox: { seed: 'kept' } });
  const { page, sandbox } = world;
  const { port } = new URL(String(sandbox.url));
  await launch(world);
  await page.locator('.step[data-type=token_issued]').waitFor();
  const saved = sandbox.save();
  await sandbox.close();
  const next = createSandbox({ seed: 'kept', merchantUrl: sandbox.redirectUri, saved });
  await next.listen({ port: Number(port) });
  next.issueCode('saraa');
  await expect
    .poll(() => page.locator('.card .name').allTextContents())
    .toEqual(['Сараа Ганбаатар']);
  await page.locator('#connection[data-state=live]').waitFor();
  await page.getByRole('link', { name: 'code-2' }).waitFor();
  await next.close();
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
  await expect.poll(() => names(page)).toEqual(['Тэмүүлэн Энхболд']);
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
