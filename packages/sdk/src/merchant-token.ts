import type { ConfidentialClient } from './client/client.ts';
import { keptToken, type KeptToken } from './client/kept-token.ts';
import { clientCredentialsGrant } from './token/client-credentials-grant.ts';

const tokens = /* @__PURE__ */ new WeakMap<ConfidentialClient, KeptToken>();

/**
 * The access token of the merchant itself. It is the one thing that passes from token/ to resource/, through this
 * file, so that whoever only exchanges codes does not carry the grant.
 */
export function merchantTokenOf(client: ConfidentialClient): KeptToken {
  let token = tokens.get(client);
  if (!token) tokens.set(client, (token = keptToken(() => clientCredentialsGrant(client))));
  return token;
}
