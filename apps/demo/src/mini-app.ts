import {
  redirectionEndpoint,
  type AnyOAuthError,
  type ConfidentialClient,
  type TokenResponse,
} from '@monpay-miniapp/oauth';
import { Hono } from 'hono';

/** How a launch ended. */
export type Outcome =
  | { readonly token: TokenResponse; readonly error?: never }
  | { readonly error: AnyOAuthError; readonly token?: never };

/**
 * The smallest mini app: one route that MonPay opens, and one page behind it.
 * @param keep gets the outcome of each launch, where a shop would open a session
 */
export function miniApp(client: ConfidentialClient, keep: (outcome: Outcome) => void): Hono {
  const launch = redirectionEndpoint(client, {
    onToken(token) {
      keep({ token });
      return new Response(null, { status: 303, headers: { Location: '/' } });
    },
    onError(error) {
      keep({ error });
      return new Response(
        'Уучлаарай, мини аппыг дахин нээнэ үү.\nSorry, please reopen the mini app.\n',
        {
          status: 400,
        },
      );
    },
  });
  return new Hono()
    .get('/launch', (c) => launch(c.req.raw))
    .get('/', (c) => c.text('Тавтай морил!\n'));
}
