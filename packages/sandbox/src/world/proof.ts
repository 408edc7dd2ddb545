import { keyedHash } from './keyed-hash.ts';

/** What is proven: by which name and at which address the sandbox was reached. */
export interface Reached {
  /** As the client names it, such as `http://127.0.0.1:4020`. */
  readonly origin: string;
  /** The sandbox's end of the connection, if that is a loopback address; otherwise somebody passed it on. */
  readonly address?: string | undefined;
}

/**
 * What only a sandbox with this admin token can answer to a nonce. It holds for one origin and one address, so that
 * nobody who listens elsewhere, on the other loopback address either, can have another sandbox answer for him.
 */
export function proofOf(adminToken: string, nonce: string, { origin, address }: Reached): string {
  const at = address !== undefined && isLoopbackAddress(address) ? address : 'elsewhere';
  return keyedHash(adminToken, `monpay-sandbox ${origin} ${at} ${nonce}`);
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
