import { BadValue } from './bad-value.ts';
import type { ClientRegistration } from './clients.ts';
import type { IssuedCode } from './codes.ts';
import { customerOf } from './customers.ts';
import type { NewUser } from './users.ts';
import type { World } from './world.ts';

/**
 * Mints a code for a customer, as MonPay does when the mini app is tapped.
 * @param user the id of one of the customers, or any customer; by default the first
 * @throws {TypeError} if there is no such customer or client.
 */
export function issueCode(world: World, user?: string | NewUser, clientId?: string): IssuedCode {
  const customer = customerOf(world, user);
  const client = clientOf(world, clientId);
  sweep(world);
  const issuedAt = world.clock.now();
  const issued = world.codes.add({
    code: `sbx_code_${world.random('code')}`,
    user: customer,
    clientId: client.clientId,
    redirectUri: client.redirectUri,
    issuedAt,
    expiresAt: issuedAt + world.codeLifetime,
  });
  world.journal.write({ type: 'minted', codeId: issued.id, user: customer });
  return issued;
}

/** @throws {TypeError} if there is no such client. */
export function clientOf({ clients }: World, clientId: string | undefined): ClientRegistration {
  const found = clientId === undefined ? firstClient(clients) : clients.get(clientId);
  if (!found) throw new BadValue('There is no client with this id.');
  return found;
}

/** There is always one: the options are checked for it. */
export function firstClient(clients: World['clients']): ClientRegistration {
  return clients.values().next().value as ClientRegistration;
}

/** The URL that MonPay would open: the redirect URI as it was registered, and the code. */
export function launchUrlOf({ code, redirectUri }: IssuedCode): string {
  const joint = redirectUri.includes('?') ? '&' : '?';
  return `${redirectUri}${joint}code=${encodeURIComponent(code)}`;
}

/** Lets the codes expire whose time is up. */
export function sweep({ codes, clock, journal }: World): void {
  for (const { id, user } of codes.expire(clock.now())) {
    journal.write({ type: 'expired', codeId: id, user });
  }
}

/** Makes a live code worthless. */
export function revoke(world: World, issued: IssuedCode): void {
  sweep(world);
  if (issued.state !== 'live') return;
  issued.state = 'revoked';
  world.journal.write({ type: 'revoked', codeId: issued.id, user: issued.user });
}

/** Lets a live code expire before its time. */
export function expireCode(world: World, issued: IssuedCode): void {
  sweep(world);
  if (issued.state !== 'live') return;
  issued.state = 'expired';
  world.journal.write({ type: 'expired', codeId: issued.id, user: issued.user });
}

/** Records that the phone opened the mini app with this code. */
export function launch(world: World, issued: IssuedCode): string {
  sweep(world);
  world.journal.write({ type: 'launched', codeId: issued.id, user: issued.user });
  return launchUrlOf(issued);
}
