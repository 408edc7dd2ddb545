import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';
import { startMerchant, type Merchant } from './merchant.ts';
import { openPage, type OpenOptions, type OpenPage } from './open-page.ts';

/** One test's world: a merchant, a sandbox and a page that shows it. */
export interface Visit extends OpenPage {
  readonly sandbox: Sandbox;
  readonly merchant: Merchant;
}

/** How a test's world differs from the usual one. */
export interface VisitOptions extends OpenOptions {
  readonly sandbox?: SandboxOptions;
  readonly merchantHeaders?: Record<string, string>;
  /** The host and the path of the registered redirect URI. */
  readonly host?: string;
  readonly path?: string;
}

/** Starts a merchant and a sandbox, and opens the sandbox's page. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const merchant = await startMerchant(options.merchantHeaders);
  const sandbox = createSandbox({
    merchantUrl:
      merchant.url.replace('127.0.0.1', options.host ?? '127.0.0.1') + (options.path ?? '/launch'),
    ...options.sandbox,
  });
  const { url } = await sandbox.listen({ port: 0 });
  merchant.connect({ ...sandbox, url });
  const opened = await openPage(sandbox.phoneUrl ?? '', options);
  return {
    ...opened,
    sandbox,
    merchant,
    // The page first: it would complain of whatever it is still loading when its servers end.
    async [Symbol.asyncDispose]() {
      await using servers = new AsyncDisposableStack();
      servers.defer(() => merchant.close());
      servers.defer(() => sandbox.close());
      await opened[Symbol.asyncDispose]();
    },
  };
}

/** Taps the mini app's icon, and waits until the merchant's page has come. */
export async function launch({ page }: Visit): Promise<void> {
  await page.locator('.mini-app').first().click();
  await page.frameLocator('#frame iframe').getByRole('heading').waitFor();
}
