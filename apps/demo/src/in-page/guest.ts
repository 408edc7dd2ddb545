import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';
import { confidentialClient } from '@monpay-miniapp/sdk';
import type { Language } from '../shop/language.ts';
import { memoryOrders } from '../shop/orders/memory-orders.ts';
import { launchPath, shop } from '../shop/shop.ts';
import { keptInPage, type KeptBeside } from './kept.ts';

/** A sandbox and a shop in one place: no server runs, and nothing goes over a network. */
export interface Guest {
  readonly sandbox: Sandbox;
  /**
   * Answers the customer's web view: a page of the shop, or the sandbox's page for approving an invoice.
   * @throws {TypeError} if the address is of neither
   */
  readonly open: (request: Request) => Promise<Response>;
}

/** The shop's origin, a name that never leads anywhere (RFC 6761). */
const shopOrigin = 'https://shop.invalid';

/**
 * Starts both. The secret is in the same place as its customer, which is allowed to nobody who has a real one: this
 * one was made up a moment ago, and so was the MonPay that takes it.
 * @param language of the shop, until the customer chooses another
 */
export function startGuest(language: Language): Guest {
  const sandbox = createSandbox({
    merchantUrl: `${shopOrigin}${launchPath}`,
    name: 'Ноолуур',
    // MonPay's server is not the customer's browser.
    deliver: async (url, init) => app.fetch(new Request(url, init), nobody()),
  });
  const { clientId, clientSecret, redirectUri, origin, fetch } = sandbox;
  const client = confidentialClient({
    clientId,
    clientSecret,
    redirectUri,
    authorizationServer: origin,
    fetch,
  });
  const { app } = shop({
    client,
    orders: memoryOrders(),
    receiver: 'branch-user',
    carrier: keptInPage,
    framedBy: origin,
  });
  const customer = nobody();
  customer.kept.set('language', language);
  return {
    sandbox,
    async open(request) {
      const { origin: asked } = new URL(request.url);
      if (asked === shopOrigin) return app.fetch(request, customer);
      if (asked === origin) return fetch(request);
      throw new TypeError(`Nobody answers at ${asked}.`);
    },
  };
}

function nobody(): KeptBeside {
  return { kept: new Map() };
}
