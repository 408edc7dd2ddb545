// Compiled by every TypeScript that merchants have, strictly; what comes out is loaded once.
import {
  authorizationCodeGrant,
  confidentialClient,
  isOAuthError,
  memorySpentCodes,
  redirectionEndpoint,
  warmUp,
  type AnyOAuthError,
  type ConfidentialClient,
  type SpentCodes,
  type TokenResponse,
} from '@monpay-miniapp/sdk';

const spentCodes: SpentCodes = memorySpentCodes();

export const client: ConfidentialClient = confidentialClient({
  clientId: 'shop',
  clientSecret: 'secret' as string | undefined, // as process.env has it
  redirectUri: 'https://shop.example/launch',
  authorizationServer: new URL('https://wallet.example'),
  timeout: 5_000,
  fetch,
  spentCodes,
});

export const launch: (request: Request) => Promise<Response> = redirectionEndpoint(client, {
  onToken: (token: TokenResponse, request: Request) => new Response(token.token_type + request.url),
  onError: (error: AnyOAuthError) => new Response(error.hint.mn),
});

export async function signIn(url: string, signal: AbortSignal): Promise<string> {
  await warmUp(client);
  try {
    const token = await authorizationCodeGrant(client, url, { signal });
    // @ts-expect-error A token is read-only.
    token.access_token = '';
    const lifetime: number | null | undefined = token.expires_in;
    return token.access_token + String(lifetime);
  } catch (error) {
    if (!isOAuthError(error)) throw error;
    switch (error.code) {
      case 'authorization_response_error':
        return error.error;
      case 'invalid_authorization_response':
        return error.issues.map(({ path, message }) => path + message).join();
      case 'authorization_code_reused':
        return error.message;
      case 'spent_codes_unavailable':
        return error.outcome;
      case 'token_request_failed':
        return error.outcome satisfies 'not_sent' | 'unknown';
      case 'token_response_error':
        return error.error satisfies
          | 'invalid_request'
          | 'unauthorized_client'
          | 'invalid_grant'
          | 'unsupported_grant_type'
          | 'server_error';
      case 'invalid_token_response':
        return String(error.status);
      default:
        return error satisfies never;
    }
  }
}
