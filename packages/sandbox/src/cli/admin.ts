import type { AdminOptions } from './command-line.ts';
import { localTime } from './local-time.ts';
import { printable } from './printable.ts';
import { post } from './sandbox-there.ts';
import { targetOf } from './target.ts';

/**
 * Mints a code at a running sandbox and prints the launch.
 * @throws {CliError} if there is none, or it refuses
 */
export async function code(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  const minted = await post<'issueCode'>(target, '/_sandbox/codes', {
    ...(options.user !== undefined && { user: options.user }),
    ...(options.clientId !== undefined && { client_id: options.clientId }),
  });
  process.stdout.write(
    options.json
      ? `${printable(JSON.stringify(minted))}\n`
      : `SANDBOX (not MonPay): a launch. It works once, until ${printable(localTime(minted.expires_at))}.\n\n${printable(minted.launch_url)}\n`,
  );
  return 0;
}

/**
 * Resets a running sandbox.
 * @throws {CliError} if there is none, or it refuses
 */
export async function reset(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  await post<'reset'>(target, '/_sandbox/reset');
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ reset: true, url: target.url })}\n`
      : `SANDBOX (not MonPay): ${target.url} has forgotten all but the credentials.\n`,
  );
  return 0;
}
