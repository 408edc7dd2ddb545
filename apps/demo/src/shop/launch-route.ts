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
  onOutcome: ((outcome: Outcome, reference: string) => void) | undefined,
): (c: Context) => Promise<Response> {
  // Redirected in every case: the code leaves the address, and a reload does not send it again. Whoever came, it is
  // not known to be the customer of the session before.
  const turnAway = async (c: Context, message: Message, reference: string): Promise<Response> => {
    await visits.end(c);
    return c.redirect(`/sorry/${message}/${reference}`, 303);
  };
  return redirectionEndpoint(client, {
    async onToken(token, c) {
      const reference = newReference();
      onOutcome?.({ token }, reference);
      const customer = await userInfo(client, token.access_token).catch(() => undefined);
      if (!customer) return turnAway(c, 'no_customer', reference);
      const { userId, userFirstname: name } = customer;
      await tokens.keep(userId, token.access_token);
      await visits.open(c, { userId, name, basket: [] });
      return c.redirect('/', 303);
    },
    async onError(error, c) {
      const reference = newReference();
      onOutcome?.({ error }, reference);
      return turnAway(c, messageOf(error), reference);
    },
  });
}

function messageOf(error: AnyOAuthError): Message {
  return error.code === 'token_response_error' ? error.error : error.code;
}

/** What the customer can read out, and the shop's owner finds in the log. */
function newReference(): string {
  return crypto.randomUUID().slice(0, 8).toUpperCase();
}
