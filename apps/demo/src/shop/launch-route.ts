import { userInfo, type AnyOAuthError, type ConfidentialClient } from '@monpay-miniapp/sdk';
import { redirectionEndpoint } from '@monpay-miniapp/sdk/hono';
import type { Context } from 'hono';
import type { Outcome } from '../outcome.ts';
import type { Message } from './customer-messages.ts';
import type { SealedTokens } from './sealed-tokens.ts';
import type { Sessions } from './sessions.ts';

/** The handler of the redirect URI: a code becomes a token, the token a customer, the customer a session. */
export function launchRoute(
  client: ConfidentialClient,
  visits: Sessions,
  tokens: SealedTokens,
  onOutcome: ((outcome: Outcome) => void) | undefined,
): (c: Context) => Promise<Response> {
  // Redirected in every case: the code leaves the address, and a reload does not send it again. Whoever came, it is
  // not known to be the customer of the session before.
  const turnAway = async (c: Context, message: Message): Promise<Response> => {
    await visits.end(c);
    return c.redirect(`/sorry/${message}`, 303);
  };
  return redirectionEndpoint(client, {
    async onToken(token, c) {
      onOutcome?.({ token });
      const customer = await userInfo(client, token.access_token).catch(() => undefined);
      if (!customer) return turnAway(c, 'no_customer');
      const { userId, userFirstname: name } = customer;
      tokens.keep(userId, token.access_token);
      await visits.open(c, { userId, name, basket: [] });
      return c.redirect('/', 303);
    },
    async onError(error, c) {
      onOutcome?.({ error });
      return turnAway(c, messageOf(error));
    },
  });
}

function messageOf(error: AnyOAuthError): Message {
  return error.code === 'token_response_error' ? error.error : error.code;
}
