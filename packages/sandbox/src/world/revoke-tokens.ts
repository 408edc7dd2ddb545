import type { IssuedToken } from './tokens.ts';
import type { World } from './world.ts';

/** Makes access tokens worthless: all, or only customers' or the merchants' own. */
export function revokeTokens(world: World, whose?: 'customer' | 'merchant'): void {
  for (const issued of world.tokens.all()) {
    const kind = issued.user ? 'customer' : 'merchant';
    if (!issued.revoked && (whose === undefined || whose === kind)) revokeToken(world, issued);
  }
}

/** Makes one access token worthless. */
export function revokeToken({ journal }: World, issued: IssuedToken): void {
  issued.revoked = true;
  const whose = issued.user && { user: issued.user };
  journal.write({ type: 'token_revoked', tokenId: issued.id, ...whose });
}
