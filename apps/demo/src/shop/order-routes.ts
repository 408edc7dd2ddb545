import { invoicePage, isResourceError, type ConfidentialClient } from '@monpay-miniapp/sdk';
import { paymentEndpoint } from '@monpay-miniapp/sdk/hono';
import { Hono, type Context } from 'hono';
import { messages, type Message } from './customer-messages.ts';
import { languageOf } from './language.ts';
import { expectationOf, type Cashier } from './orders/cashier.ts';
import type { Order } from './orders/order.ts';
import { forwardPage } from './pages/forward-page.ts';
import { messagePage } from './pages/message-page.ts';
import { orderPage, referenceOf } from './pages/order-page.ts';
import type { SealedTokens } from './sealed-tokens.ts';
import type { Sessions } from './sessions.ts';

/** Milliseconds that the page waits which the customer comes back to, and one that refreshes itself. */
const firstLook = 5000;
const laterLook = 1000;

/** Everything about orders: checkout, the page of an order, cancelling, refunding. */
export function orderRoutes(
  client: ConfidentialClient,
  desk: Cashier,
  visits: Sessions,
  tokens: SealedTokens,
): Hono {
  const app = new Hono();

  app.post('/checkout', async (c) => {
    const session = await visits.find(c);
    const accessToken = session && (await tokens.find(session.userId));
    if (!session || !accessToken || session.basket.length === 0) return c.redirect('/', 303);
    const { userId, basket } = session;
    // Emptied first, so that an impatient second tap orders nothing again.
    const items = basket.splice(0);
    const order = await desk.checkOut({ userId, accessToken }, items);
    if (order.invoiceId === undefined) {
      if (order.problem === 'no_invoice') basket.push(...items);
      return order.problem === 'no_invoice'
        ? sorry(c, 'checkout_failed', order)
        : c.redirect(`/orders/${order.nonce}`, 303);
    }
    return c.html(forwardPage(languageOf(c), invoicePage(client, order.invoiceId)));
  });

  // The customer comes back here, and MonPay may call it as well: either way only the check decides.
  app.get('/orders/:nonce', async (c) => {
    const order = await desk.find(c.req.param('nonce'));
    if (!order) return sorry(c, 'no_order');
    const returned = c.req.query('status') !== undefined;
    const looked = await desk.look(order, returned ? firstLook : laterLook);
    if (!(await isOwn(c, looked))) return sorry(c, 'no_session', looked);
    if (returned) return c.redirect(`/orders/${order.nonce}`, 303);
    const page = looked.invoiceId === undefined ? undefined : invoicePage(client, looked.invoiceId);
    return c.html(orderPage(languageOf(c), looked, page));
  });

  for (const action of ['cancel', 'refund'] as const) {
    app.post(`/orders/:nonce/${action}`, async (c) => {
      const order = await desk.find(c.req.param('nonce'));
      if (!order || !(await isOwn(c, order))) return sorry(c, 'no_order');
      try {
        await desk[action](order);
      } catch (error) {
        if (!isResourceError(error)) throw error;
        return sorry(c, 'not_changed', order);
      }
      return c.redirect(`/orders/${order.nonce}`, 303);
    });
  }

  async function isOwn(c: Context, { userId }: Order): Promise<boolean> {
    return (await visits.find(c))?.userId === userId;
  }

  return app;
}

/** Where MonPay's server calls. It has no form of ours, so that nothing that guards those may stand before it. */
export function noticeRoute(client: ConfidentialClient, desk: Cashier): Hono {
  const orderOf = (c: Context): Promise<Order | undefined> => desk.find(c.req.param('nonce') ?? '');
  const settle = async (c: Context, payment: Parameters<Cashier['settle']>[1]): Promise<void> => {
    const order = await orderOf(c);
    if (order) await desk.settle(order, payment);
  };
  const endpoint = paymentEndpoint(client, {
    async expect(_, c) {
      const order = await orderOf(c);
      return order && expectationOf(order);
    },
    onPaid: (payment, c) => settle(c, payment),
    onUnpaid: (payment, c) => settle(c, payment),
  });
  return new Hono().all('/notices/:nonce', endpoint);
}

function sorry(c: Context, name: Message, order?: Order): Response | Promise<Response> {
  const page = messagePage(languageOf(c), name, order && referenceOf(order));
  return c.html(page, messages[name].status);
}
