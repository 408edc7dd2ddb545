import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, afterAll } from 'vitest';
import { browser, closeBrowser } from './chromium.ts';

afterAll(closeBrowser);

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};
const assets = new URL('../../src/web/assets/', import.meta.url);
/** What a page does that has a sandbox of its own, before it starts the phone. */
const start = `
  import { createSandbox } from '/entry.js';
  import { useSandbox } from '/assets/send.js';
  const sandbox = createSandbox({ seed: 'in the page', merchantUrl: 'https://shop.invalid/launch' });
  const Authorization = 'Bearer ' + sandbox.adminToken;
  useSandbox((path, init) =>
    sandbox.fetch('/_sandbox/' + path, { ...init, headers: { ...init?.headers, Authorization } }));
  globalThis.sandbox = sandbox;
  await import('/assets/app.js');
`;

/** Serves files alone: whatever is asked of a sandbox over HTTP finds nothing. */
async function serveFiles(): Promise<{ readonly url: string; readonly missed: string[] }> {
  const missed: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const name = path === '/' ? 'index.html' : path.replace(/^\/(assets\/)?/, '');
    const type = contentTypes[name.replace(/^.*\./, '')] ?? '';
    try {
      const file = path === '/entry.js' ? new URL('../../../dist/browser.js', assets) : undefined;
      const text =
        path === '/start.js' ? start : readFileSync(file ?? new URL(name, assets), 'utf8');
      response
        .writeHead(200, { 'content-type': `${type}; charset=utf-8` })
        .end(path === '/' ? text.replace('assets/app.js', 'start.js') : text);
    } catch {
      missed.push(path);
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, missed };
}

test('the phone and the inspector work with a sandbox of the page, and ask no server', async () => {
  const { url, missed } = await serveFiles();
  const context = await (await browser()).newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(url);
  await page.locator('#connection[data-state=live]').waitFor({ state: 'attached' });
  await page.locator('.mini-app').waitFor();

  const made: unknown = await page.evaluate(`(async () => {
    const { code } = sandbox.issueCode('saraa');
    const { clientId, clientSecret, redirectUri, origin } = sandbox;
    const answer = await sandbox.fetch(origin + '/v2/oauth/token', { method: 'POST', body: new URLSearchParams({
      client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri,
      grant_type: 'authorization_code', code,
    }) });
    return answer.status;
  })()`);
  expect(made).toBe(200);
  await page.locator('.step[data-type=token_issued]').waitFor({ state: 'attached' });
  await page.evaluate('sandbox.reset()');
  await expect.poll(() => page.locator('.step').count()).toBe(0);
  expect({ missed, faults }).toEqual({ missed: [], faults: [] });
});
