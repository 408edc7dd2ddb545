import type { PlainRequest } from '../http/message.ts';
import type { IssuedToken } from '../world/tokens.ts';
import type { World } from '../world/world.ts';
import { isFromWebPage } from './from-web-page.ts';
import { resourceBreach, type BrokenResourceRule } from './resource-rules.ts';

/**
 * The token that a request carries, or why it may not pass.
 * @see RFC 6750 §2.1
 */
export function tokenOf(world: World, request: PlainRequest): IssuedToken | BrokenResourceRule {
  if (isFromWebPage(request)) return resourceBreach('from_web_page');
  const authorization = request.header('authorization');
  if (authorization === undefined) {
    const inQuery = queryOf(request).has('access_token');
    return resourceBreach(inQuery ? 'token_in_query' : 'missing_token');
  }
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined) return resourceBreach('wrong_scheme');
  const issued = world.tokens.find(token);
  if (!issued) return resourceBreach(world.codes.find(token) ? 'code_as_token' : 'unknown_token');
  if (issued.revoked) return resourceBreach('revoked_token');
  const lifetime = world.settings.merchantTokenLifetime;
  if (!issued.user && world.clock.now() >= issued.issuedAt + lifetime) {
    return resourceBreach('expired_token', { lifetime: String(lifetime / 1000) });
  }
  return issued;
}

/** The query of a request; of a repeated name the first counts. */
export function queryOf({ target }: PlainRequest): URLSearchParams {
  const at = target.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : target.slice(at + 1));
}
