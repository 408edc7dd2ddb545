import { CliError } from './cli-error.ts';
import type { AdminOptions } from './command-line.ts';
import { get, post, type Target } from './sandbox-there.ts';
import { targetOf } from './target.ts';

/**
 * Makes an access token of a running sandbox invalid: the one that is named, a customer's latest, or the merchant's.
 * @throws {CliError} if there is no sandbox or no such token
 */
export async function revoke(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  const id = options.subject ?? (await latest(target, options.user));
  await post<'revokeToken'>(target, `/_sandbox/tokens/${id}/revoke`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ revoked: id })}\n`
      : `SANDBOX (not MonPay): ${id} is invalid from now on.\n`,
  );
  return 0;
}

/** The latest token that is still good, of a customer or of the merchant itself. */
async function latest(target: Target, user: string | undefined): Promise<string> {
  const { tokens } = await get<'getState'>(target, '/_sandbox/state');
  const found = tokens.findLast((token) => token.user?.id === user && !token.revoked);
  if (found) return found.id;
  const whose = user === undefined ? 'The merchant' : 'This customer';
  throw new CliError(`${whose} has no token that could be made invalid.`);
}
