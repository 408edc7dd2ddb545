import { readFileSync } from 'node:fs';
import { isLoopback, parseUrl } from './addresses.ts';
import { CliError } from './cli-error.ts';
import type { AdminOptions } from './command-line.ts';
import { request } from './request.ts';
import { runningSandboxes } from './running-sandboxes.ts';

interface Target {
  readonly url: string;
  readonly adminToken: string;
  readonly certificateFile?: string | undefined;
}

/**
 * Mints a code at a running sandbox and prints the launch.
 * @throws {CliError} where there is none, or it refuses
 */
export async function code(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  const minted = (await post(target, '/_sandbox/codes', {
    ...(options.user !== undefined && { user: options.user }),
    ...(options.clientId !== undefined && { client_id: options.clientId }),
  })) as { code: string; launch_url: string; expires_at: string; user?: { firstName?: string } };
  process.stdout.write(
    options.json
      ? `${JSON.stringify(minted)}\n`
      : `SANDBOX (not MonPay): a launch. It works once, until ${minted.expires_at}.\n\n${minted.launch_url}\n`,
  );
  return 0;
}

/**
 * Resets a running sandbox.
 * @throws {CliError} where there is none, or it refuses
 */
export async function reset(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  await post(target, '/_sandbox/reset', {});
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ reset: true, url: target.url })}\n`
      : `SANDBOX (not MonPay): ${target.url} has forgotten its codes, tokens, requests and faults; the credentials stay.\n`,
  );
  return 0;
}

function targetOf({ url, adminToken: given }: AdminOptions): Target {
  const adminToken = given ?? process.env['MONPAY_SANDBOX_ADMIN_TOKEN'];
  const origin = url === undefined ? undefined : originOf(url);
  const running = runningSandboxes().filter((one) => origin === undefined || one.url === origin);
  const [first, ...others] = running;
  if (others.length > 0) {
    const urls = running.map((one) => `\n  --url ${one.url}`).join('');
    throw new CliError(`Several sandboxes are running. Choose one:${urls}`);
  }
  if (first) return { ...first, ...(adminToken && { adminToken }) };
  if (origin === undefined) {
    throw new CliError(
      'No sandbox of yours is running. Start one with `monpay-sandbox start`, or name one with --url and --admin-token.',
    );
  }
  if (adminToken) return { url: origin, adminToken };
  throw new CliError(
    `No sandbox of yours is running at ${origin}. If somebody else started it, give its --admin-token, which \`start --json\` printed.`,
  );
}

/** The admin token goes there, so it must be this machine. */
function originOf(text: string): string {
  const url = parseUrl(text);
  if (url && isLoopback(url) && /^https?:$/.test(url.protocol)) return url.origin;
  throw new CliError(
    '--url must be the URL of a sandbox on this machine, such as http://127.0.0.1:4020.',
    2,
  );
}

async function post(target: Target, path: string, body: object): Promise<unknown> {
  const { url, adminToken, certificateFile } = target;
  const trust = certificateFile && { ca: readFileSync(certificateFile, 'utf8') };
  let answer;
  try {
    // The token is for a sandbox only, so ask first who is there.
    const { headers } = await request(new URL('/_sandbox/health', url), { ...trust });
    if (headers['x-sandbox'] === undefined) {
      throw new CliError(`What answers at ${url} is no sandbox.`);
    }
    answer = await request(new URL(path, url), {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      ...trust,
    });
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code: reason = 'no answer' } = error as NodeJS.ErrnoException;
    throw new CliError(`No sandbox answers at ${url} (${reason}).`);
  }
  if (answer.status === 401)
    throw new CliError(`The admin token is not the one of the sandbox at ${url}.`);
  const parsed = parse(answer.body);
  if (answer.status >= 300) {
    throw new CliError(`The sandbox refused (HTTP ${answer.status}): ${reasonOf(parsed)}`);
  }
  return parsed;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function reasonOf(body: unknown): string {
  const { error_description, detail, message, error } = Object(body) as Record<string, unknown>;
  const reason = [error_description, detail, message, error].find((one) => typeof one === 'string');
  return (reason ?? 'it gave no reason').replace(/^SANDBOX: /, '').replace(/\p{Cc}/gu, ' ');
}
