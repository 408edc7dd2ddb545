import { createHmac } from 'node:crypto';

/**
 * What only a sandbox with this admin token can answer to a nonce. It holds for one origin, so that nobody who
 * listens elsewhere can have another sandbox answer for him.
 * @param origin as the client names it, such as `http://127.0.0.1:4020`
 */
export function proofOf(adminToken: string, nonce: string, origin: string): string {
  return createHmac('sha256', adminToken)
    .update(`monpay-sandbox ${origin} ${nonce}`)
    .digest('base64url');
}
