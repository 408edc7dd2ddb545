import type { IssuedCode } from '../world/codes.ts';
import { isoTime } from '../world/journal.ts';
import { recordedRequests } from '../monpay/recorded-request.ts';
import { launchUrlOf, sweep, type World } from '../world/world.ts';

/** Everything that the page shows. */
export function stateOf(world: World): object {
  sweep(world);
  return {
    sandbox: true,
    now: isoTime(world.clock.now()),
    users: world.users,
    clients: [...world.clients.values()].map(({ clientId, redirectUri }) => ({
      clientId,
      redirectUri,
    })),
    codes: world.codes.all().slice(-shownCodes).map(shownCode),
    requests: recordedRequests(world),
    faults: world.faults.list(),
    settings: world.settings,
  };
}

/** A page has no use for ten thousand. */
const shownCodes = 200;

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
