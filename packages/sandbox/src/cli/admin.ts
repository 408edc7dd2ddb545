import { isLoopback, parseUrl } from './addresses.ts';
import { CliError } from './cli-error.ts';
import type { AdminOptions } from './command-line.ts';
import { printable } from './printable.ts';
import { runningSandboxes } from './running-sandboxes.ts';
import { post, type Target } from './sandbox-there.ts';

/**
 * Mints a code at a running sandbox and prints the launch.
 * @throws {CliError} where there is none, or it refuses
 */
export async function code(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  const minted = (await post(target, '/_sandbox/codes', {
    ...(options.user !== undefined && { user: options.user }),
    ...(options.clientId !== undefined && { client_id: options.clientId }),
  })) as { code: string; launch_url: string; expires_at: string };
  process.stdout.write(
    options.json
      ? `${printable(JSON.stringify(minted))}\n`
      : `SANDBOX (not MonPay): a launch. It works once, until ${printable(minted.expires_at)}.\n\n${printable(minted.launch_url)}\n`,
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
    const urls = running.map((one) => `\n  --url ${printable(one.url)}`).join('');
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
