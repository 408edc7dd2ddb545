import type { Credentials } from '../contender.ts';

/** Where the token endpoint of an authorization server is. */
export const path = '/v2/oauth/token';

/** The form of a token request, as somebody would write it by hand. */
export function formOf({ clientId, clientSecret, redirectUri }: Credentials, code: string): string {
  return new URLSearchParams({
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
    code,
    grant_type: 'authorization_code',
  }).toString();
}

/** The one header that such a form needs. */
export const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
