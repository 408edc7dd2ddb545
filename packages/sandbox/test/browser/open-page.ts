import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { browser } from './chromium.ts';

/** The sandbox's page in a browser; closing it fails the test if the browser complained. */
export interface OpenPage extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Keeps a picture under __screenshots__. */
  picture(name: string): Promise<void>;
}

/** How a page is opened. */
export interface OpenOptions {
  /** If given, the page gets a browser context of its own with these options. */
  readonly browser?: BrowserContextOptions;
  /** What else the browser may complain about. */
  readonly complains?: RegExp;
}

const pictures = new URL('__screenshots__/', import.meta.url);
mkdirSync(pictures, { recursive: true });
// A sandbox that stops, or is started anew: the tests do that. Which of the first three it is depends on the moment.
const usualComplaints =
  /ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING|401 \(Unauthorized\)/;

/** Opens a sandbox's page, in English unless said otherwise, and waits until it follows the journal. */
export async function openPage(url: string, options: OpenOptions = {}): Promise<OpenPage> {
  const context = await (options.browser ? newContext(options.browser) : usualContext());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  // Whatever breaks the content security policy is among what the browser complains about.
  page.on('console', (message) => {
    const bad = message.type() === 'error' || message.type() === 'warning';
    const expected = [usualComplaints, options.complains];
    if (bad && !expected.some((words) => words?.test(message.text()))) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const outside = !['127.0.0.1', 'localhost'].includes(hostname) && protocol !== 'data:';
    if (outside) faults.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  await page.locator('#connection[data-state=live]').waitFor({ state: 'attached' });
  return {
    context,
    page,
    picture: async (name) => {
      await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, pictures)) });
    },
    async [Symbol.asyncDispose]() {
      await (options.browser ? context : page).close();
      expect(faults).toEqual([]);
    },
  };
}

let usual: Promise<BrowserContext> | undefined;

/** Most tests share a context; each has a sandbox, and so an origin, of its own. */
async function usualContext(): Promise<BrowserContext> {
  const open = await usual;
  if (open?.browser()?.isConnected()) return open;
  usual = newContext({});
  return usual;
}

async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  return (await browser()).newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
}
