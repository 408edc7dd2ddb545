import { sha256 } from '@noble/hashes/sha2.js';

const encoder = new TextEncoder();

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
  const left = sha256(encoder.encode(one));
  const right = sha256(encoder.encode(other));
  return left.reduce((different, byte, index) => different | (byte ^ (right[index] ?? 0)), 0) === 0;
}
