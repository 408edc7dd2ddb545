import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts';
import { merchant } from './merchant.ts';
import { customersToken, newInvoice } from './resource-call.ts';

/** The page of an invoice, and the token of its form. */
export async function opened(
  sandbox: Sandbox,
  id: number,
  send: typeof fetch = sandbox.fetch,
): Promise<{ status: number; headers: Headers; html: string; token: string }> {
  const response = await send(`${sandbox.origin}/v2/invoice/${id}`);
  const html = await response.text();
  const token = /name="token" value="([\w-]+)"/.exec(html)?.[1] ?? '';
  return { status: response.status, headers: response.headers, html, token };
}

/** Presses a button of the page; `next` is where the browser goes then, and after how many seconds. */
export async function tap(
  sandbox: Sandbox,
  id: number,
  fields: Readonly<Record<string, string>>,
  {
    send = sandbox.fetch,
    headers = {},
  }: { send?: typeof fetch; headers?: Record<string, string> } = {},
) {
  const { token } = await opened(sandbox, id, send);
  const response = await send(`${sandbox.origin}/v2/invoice/${id}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ token, ...fields }),
  });
  const html = await response.text();
  const next = /http-equiv="refresh" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  return { status: response.status, html, next };
}

/** A merchant that listens, a sandbox, and an invoice for Bat. */
export async function shopped(options: SandboxOptions = {}) {
  const shop = await merchant();
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  const token = await customersToken(sandbox, 'bat');
  const id = await newInvoice(sandbox, token, { redirectUri: `${shop.url}/return/nonce-1` });
  return { shop, sandbox, id };
}
