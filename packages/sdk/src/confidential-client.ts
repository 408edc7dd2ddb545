import { createClient, type ConfidentialClient } from './client/client.ts';
import type { ConfidentialClientOptions } from './client/options.ts';
import { clientCredentialsGrant } from './token/client-credentials-grant.ts';

/**
 * Describes the merchant's back end to MonPay. Sends nothing.
 * @throws {InvalidClientOptionsError} naming every wrong option at once
 */
export function confidentialClient(options: ConfidentialClientOptions): ConfidentialClient {
  return createClient(options, clientCredentialsGrant, confidentialClient);
}
