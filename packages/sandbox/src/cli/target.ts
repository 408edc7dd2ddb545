import { isLoopback } from '../world/loopback.ts';
import { parseUrl } from './addresses.ts';
import { CliError } from './cli-error.ts';
import type { AdminOptions } from './command-line.ts';
import { printable } from './printable.ts';
import { runningSandboxes } from './running-sandboxes.ts';
import type { Target } from './sandbox-there.ts';
import { typedAs } from './typed-as.ts';

/**
 * The running sandbox that a command is for.
 * @throws {CliError} if there is none, or there are several
 */
export function targetOf({
  url,
  adminToken: given,
}: Pick<AdminOptions, 'url' | 'adminToken'>): Target {
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
      `No sandbox of yours is running. Start one with \`${typedAs()} start\`, or name one with --url and --admin-token.`,
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
