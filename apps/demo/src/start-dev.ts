import { confidentialClient } from '@monpay-miniapp/sdk';
import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';
import { openShop } from './open-shop.ts';
import type { Outcome } from './outcome.ts';
import { serveShop } from './serve-shop.ts';
import type { Order } from './shop/orders/order.ts';

/** A sandbox and a shop, running. */
export interface Dev {
  /** The address of the sandbox's phone, with its key. */
  readonly url: string;
  /** Where the shop takes its launches. */
  readonly redirectUri: string;
  /** What a request that was copied as curl takes from the environment: the secret, which is made up. */
  readonly clientSecret: string;
  /** The token of the sandbox's admin API. */
  readonly adminToken: string;
  readonly close: () => Promise<void>;
}

const usualPort = 4020;

/**
 * Starts a sandbox with a small shop as its mini app.
 * @param port of the sandbox; by default 4020, or any free one if that is in use
 * @throws {Error} if the port can't be used; the message says what to do
 */
export async function startDev(port: number | undefined): Promise<Dev> {
  const server = await serveShop();
  const sandbox = createSandbox({ merchantUrl: server.redirectUri, name: 'Дэлгүүр' });
  let sweeps: NodeJS.Timeout | undefined;
  const close = async (): Promise<void> => {
    clearInterval(sweeps);
    await Promise.all([sandbox.close(), server.close()]);
  };
  try {
    const { url } = await listen(sandbox, port);
    const client = confidentialClient({
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      redirectUri: sandbox.redirectUri,
      authorizationServer: url,
    });
    const { sweep } = await openShop(server, client, { framedBy: url, onOutcome: log, onPaid });
    // The next one finds what this one did not.
    sweeps = setInterval(() => void sweep(Date.now()).catch(logFailure), 60_000).unref();
    const { phoneUrl = url, clientSecret, adminToken } = sandbox;
    return { url: phoneUrl, redirectUri: server.redirectUri, clientSecret, adminToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(sandbox: Sandbox, port: number | undefined): Promise<{ url: string }> {
  try {
    return await sandbox.listen({ port: port ?? usualPort });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    const inUse = code === 'EADDRINUSE';
    if (inUse && port === undefined) return sandbox.listen({ port: 0 });
    throw inUse
      ? new Error(`Port ${port} is in use. Choose another with --port N, or --port 0.`)
      : error;
  }
}

function onPaid({ amount }: Order): void {
  console.error(`shop: an order of ${amount} ₮ is paid`);
}

/** What a merchant's log would say of a launch: the error and what to do, and nothing secret. */
function log({ error }: Outcome, reference: string): void {
  const line = error ? `${error.message} (reference ${reference})` : 'a customer came in';
  console.error(`shop: ${line}`);
}

function logFailure(error: unknown): void {
  console.error(`shop: orders could not be checked: ${(error as Error).message}`);
}
