import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type SandboxOptions } from '@monpay-miniapp/sandbox';
import { onTestFinished } from 'vitest';
import { Visitor } from '../../src/visitor.ts';

/** Two processes of one shop, and the sandbox that they are a mini app of. */
export interface TwoShops {
  readonly sandbox: Sandbox;
  /** The origins of the two. */
  readonly origins: readonly [string, string];
  /** The nonces of the orders that were marked paid, each as often as it was. */
  readonly paid: readonly string[];
  /** A customer who is in the first shop. */
  readonly customer: (user?: string) => Promise<Visitor>;
  /** Has a customer order tea; answers the order's invoice and page. */
  readonly order: (visitor: Visitor) => Promise<{
    readonly id: number;
    readonly page: string;
    readonly nonce: string;
    readonly notices: string;
  }>;
  /** Lets both sweep at once, as if it were so many milliseconds later. */
  readonly sweep: (later: number) => Promise<void>;
}

export async function twoShops(options: SandboxOptions = {}): Promise<TwoShops> {
  const folder = mkdtempSync(join(tmpdir(), 'two-shops-'));
  const sandbox = createSandbox({ merchantUrl: 'http://127.0.0.1/launch', ...options });
  const { url } = await sandbox.listen();
  const env = {
    PATH: process.env['PATH'],
    ORDERS: join(folder, 'orders.sqlite'),
    SERVER: url,
    CLIENT_ID: sandbox.clientId,
    CLIENT_SECRET: sandbox.clientSecret,
  };
  const paid: string[] = [];
  const children: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL');
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<string> => {
    const child = fork(join(import.meta.dirname, 'shop-process.ts'), { env });
    children.push(child);
    const [{ redirectUri }] = (await once(child, 'message')) as [{ redirectUri: string }];
    child.on('message', (said: { paid?: string }) => {
      if (said.paid !== undefined) paid.push(said.paid);
    });
    return redirectUri;
  };
  const redirectUris = [await start(), await start()] as const;
  const [first, second] = redirectUris.map((uri) => new URL(uri).origin) as [string, string];

  return {
    sandbox,
    origins: [first, second],
    paid,
    async customer(user) {
      const visitor = new Visitor();
      await visitor.open(`${redirectUris[0]}?code=${sandbox.issueCode(user).code}`);
      return visitor;
    },
    async order(visitor) {
      await visitor.submit(`${first}/basket`, { product: 'tea' });
      const { address } = await visitor.submit(`${first}/checkout`);
      const id = Number(address.pathname.split('/').at(-1));
      const invoice = sandbox.invoices().find((each) => each.id === id);
      if (!invoice) throw new Error(`There is no invoice at ${address.pathname}.`);
      const { redirectUri: page, clientServiceUrl: notices = '' } = invoice;
      return { id, page, notices, nonce: page.split('/').at(-1) ?? '' };
    },
    async sweep(later) {
      const now = Date.now() + later;
      await Promise.all(
        children.map(async (child) => {
          child.send(now);
          for (;;) {
            const [said] = (await once(child, 'message')) as [{ swept?: number }];
            if (said.swept === now) return;
          }
        }),
      );
    },
  };
}
