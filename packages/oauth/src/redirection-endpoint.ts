import { authorizationCodeGrant } from './authorization-code-grant.ts';
import { refusalOf } from './authorization-response.ts';
import { internalsOf, type ConfidentialClient } from './client.ts';
import { isOAuthError, type AnyOAuthError } from './errors.ts';
import type { TokenResponse } from './token-response.ts';

/** What the merchant does with the outcome of a launch. Anything they throw reaches the framework. */
export interface RedirectionEndpointHandlers {
  /**
   * Keeps the token on the server, in a new session that belongs to nobody yet, and answers with a
   * redirect (303), so that the code leaves the address.
   */
  readonly onToken: (token: TokenResponse, request: Request) => Response | Promise<Response>;
  /** Answers what the customer should see. */
  readonly onError: (error: AnyOAuthError, request: Request) => Response | Promise<Response>;
}

/**
 * The handler of the redirect URI. It spends a code on a GET only and never on a prefetch, and marks every
 * answer `Cache-Control: no-store` and `Referrer-Policy: no-referrer`. A customer who goes away does not
 * stop the exchange: the code would be lost.
 * @see RFC 6749 §3.1.2
 */
export function redirectionEndpoint(
  client: ConfidentialClient,
  { onToken, onError }: RedirectionEndpointHandlers,
): (request: Request) => Promise<Response> {
  internalsOf(client);
  return async (request) => {
    if (refusalOf(request)) {
      return guarded(
        request.method === 'GET'
          ? new Response(null, { status: 503 })
          : new Response(null, { status: 405, headers: { Allow: 'GET' } }),
      );
    }
    let token: TokenResponse;
    try {
      token = await authorizationCodeGrant(client, request);
    } catch (error) {
      if (!isOAuthError(error)) throw error;
      return guarded(await onError(error, request));
    }
    return guarded(await onToken(token, request));
  };
}

function guarded(response: Response): Response {
  // A copy, since the headers of Response.redirect() can't be changed.
  const copy = new Response(response.body, response);
  copy.headers.set('Cache-Control', 'no-store');
  copy.headers.set('Referrer-Policy', 'no-referrer');
  return copy;
}
