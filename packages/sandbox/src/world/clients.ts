import { hash, timingSafeEqual } from 'node:crypto';

/** A merchant's registration: credentials and the URL that MonPay opens. */
export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** What the mini app is called on the phone; by default the host of its redirect URI. */
  readonly name?: string;
}

/** Whether two secrets are the same, in a time that does not depend on where they differ or how long they are. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
