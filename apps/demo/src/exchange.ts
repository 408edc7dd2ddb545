import { authorizationCodeGrant, confidentialClient, isOAuthError } from '@monpay-miniapp/sdk';
import type { Outcome } from './outcome.ts';

/** A real server and a real code, in place of the mock. */
export interface RealServer {
  readonly authorizationServer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly code: string;
}

/** Exchanges one code at a real server. */
export async function exchange({ code, ...options }: RealServer): Promise<Outcome> {
  const client = confidentialClient(options);
  try {
    return { token: await authorizationCodeGrant(client, new URLSearchParams({ code })) };
  } catch (error) {
    if (isOAuthError(error)) return { error };
    throw error;
  }
}
