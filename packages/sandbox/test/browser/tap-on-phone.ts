import type { FrameLocator, Page } from 'playwright-core';

/**
 * A customer opens the mini app on the phone of a sandbox.
 * @param phoneUrl - `phoneUrl` of a sandbox that listens, or what `start` printed
 * @returns the mini app, as the customer sees it
 */
export async function tapOnPhone(page: Page, phoneUrl: string): Promise<FrameLocator> {
  await page.goto(phoneUrl);
  await page.getByRole('radio', { name: 'Сараа' }).check();
  await page.locator('.mini-app').click();
  return page.frameLocator('#frame iframe');
}
