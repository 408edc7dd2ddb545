import type { IssuedCode } from '../world/codes.ts';
import { isoTime } from '../world/iso-time.ts';
import { recordedRequests } from '../monpay/recorded-request.ts';
import { usersNow } from '../world/payments.ts';
import { shownInvoice } from '../world/shown-invoice.ts';
import type { IssuedToken } from '../world/tokens.ts';
import { launchUrlOf, sweep } from '../world/launches.ts';
import type { World } from '../world/world.ts';

/** Everything that the page shows. */
export function stateOf(world: World): object {
  sweep(world);
  return {
    sandbox: true,
    pageKey: world.pageKey,
    now: isoTime(world.clock.now()),
    users: usersNow(world),
    clients: [...world.clients.values()].map(({ clientId, redirectUri, name }) => ({
      clientId,
      redirectUri,
      name: name ?? new URL(redirectUri).host,
    })),
    codes: world.codes.all().slice(-shownCodes).map(shownCode),
    requests: recordedRequests(world).slice(-shownRequests),
    tokens: world.tokens.all().slice(-shownTokens).map(shownToken),
    invoices: world.invoices.all().slice(-shownInvoices).map(shownInvoice),
    deliveries: world.deliveries.all().slice(-shownDeliveries),
    faults: world.faults.list(),
    settings: world.settings,
  };
}

// A page has no use for ten thousand.
const shownCodes = 200;
const shownRequests = 200;
const shownTokens = 200;
const shownInvoices = 200;
const shownDeliveries = 200;

/** A code as those with the admin token may see it: its launch URL holds it. */
export function shownCode(issued: IssuedCode): object {
  return {
    id: issued.id,
    user: issued.user,
    clientId: issued.clientId,
    issuedAt: isoTime(issued.issuedAt),
    expiresAt: isoTime(issued.expiresAt),
    state: issued.state,
    launchUrl: launchUrlOf(issued),
  };
}

/** A token by its name; the token itself is nobody's to see. */
export function shownToken({ id, clientId, user, issuedAt, revoked }: IssuedToken): object {
  const whose = user ? { user } : {};
  return { id, clientId, ...whose, issuedAt: isoTime(issuedAt), revoked };
}
