import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
// The one browser of the repository's tests; it is an install of its own.
// oxlint-disable-next-line no-restricted-imports
import { browser } from '../../../../packages/sandbox/test/browser/chromium.ts';

const pictures = join(import.meta.dirname, '__screenshots__');
mkdirSync(pictures, { recursive: true });

/** A page of the browser. */
export type Page = Awaited<ReturnType<Awaited<ReturnType<typeof browser>>['newPage']>>;

/** A page of the site in a browser; closing it fails the test if the browser complained. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Keeps a picture under __screenshots__. */
  picture(name: string): Promise<void>;
}

/** What a page is opened with: pixels, and the theme of the system. */
export interface OpenOptions {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/** Opens a page of the site as a phone or a desktop would, in one of the two themes. */
export async function openPage(
  url: string,
  { width = 1280, theme = 'light' }: OpenOptions = {},
): Promise<OpenPage> {
  const context = await (
    await browser()
  ).newContext({
    locale: 'mn-MN',
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  // Whatever breaks the content security policy is among what the browser complains about.
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'data:') faults.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return {
    page,
    picture: async (name) => {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      expect(faults).toEqual([]);
    },
  };
}
