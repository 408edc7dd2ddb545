import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts';
import { merchant } from './merchant.ts';
import { customersToken, merchantsToken, newInvoice } from './resource-call.ts';

/** The number of the first transaction. */
export const txn = '5000000005044111';

/** Creates an invoice that returns to a shop; a customer's own if one is named. */
export async function invoiceAt(
  sandbox: Sandbox,
  url: string,
  user?: string,
  changes: Record<string, unknown> = {},
): Promise<number> {
  const token = user ? await customersToken(sandbox, user) : await merchantsToken(sandbox);
  const redirectUri = `${url}/return/nonce-1`;
  return newInvoice(sandbox, token, { amount: 1000, redirectUri, ...changes });
}

/** A merchant that listens, and a sandbox. */
export async function shopped(options: SandboxOptions = {}) {
  const shop = await merchant();
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  return { shop, sandbox };
}
