import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { merchantProject, runMerchant } from './merchant-process.ts';

export const credentials = { MONPAY_CLIENT_ID: 'shop', MONPAY_CLIENT_SECRET: 's3cr3t-of-the-shop' };

export const day = 86_400_000;

export interface Line {
  readonly level: 'ok' | 'skip' | 'warn' | 'fail';
  readonly about: string;
  readonly message: string;
  readonly todo?: string;
  readonly docs?: string;
}

/** The command as it is built, in a folder of its own, with nothing of this process's environment. */
export async function run(
  args: readonly string[],
  {
    env = {},
    folder = merchantProject({}),
  }: { env?: Record<string, string>; folder?: string } = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const command = join(folder, 'node_modules/@monpay-miniapp/sdk/dist/doctor.js');
  return runMerchant(folder, command, env, args);
}

export async function doctor(
  env: Record<string, string>,
  args: string[] = [],
  folder = merchantProject({}),
): Promise<{ status: number | null; ok: boolean; checks: Line[] }> {
  const options = { env: { ...credentials, ...env }, folder };
  const { status, stdout, stderr } = await run(['--json', ...args], options);
  expect(stderr).toBe('');
  expect(stdout).not.toContain('s3cr3t');
  const result = JSON.parse(stdout) as { ok: boolean; checks: Line[] };
  for (const { level, docs = '' } of result.checks) {
    const isWrong = level === 'warn' || level === 'fail';
    // That the site has this page is a test of apps/docs.
    expect(/^https:\/\/[\w./-]+\/en\/[a-z_/]+\/$/.test(docs)).toBe(isWrong);
  }
  return { status, ...result };
}

export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Looks like a sandbox, and answers each path but the first the same. */
export async function sandboxThat(answer: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(200, { 'X-Sandbox': 'SANDBOX (not MonPay)' });
    response.end(request.url === '/' ? '' : answer);
  });
  return { url, seen };
}

/** A port where nothing listens. */
export async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
