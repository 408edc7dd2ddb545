import type { ConfidentialClient } from '@monpay-miniapp/sdk';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Outcome } from '../outcome.ts';
import type { Carrier } from './carrier.ts';
import { cookies } from './cookies.ts';
import { isMessage, messages } from './customer-messages.ts';
import { chooseLanguage, languageOf } from './language.ts';
import { launchRoute } from './launch-route.ts';
import { noticeRoute, orderRoutes } from './order-routes.ts';
import { cashier, type Cashier } from './orders/cashier.ts';
import type { Order, OrderStore } from './orders/order.ts';
import { messagePage } from './pages/message-page.ts';
import { shopPage } from './pages/shop-page.ts';
import { styleSheet } from './pages/style.ts';
import { productBy } from './products.ts';
import { sealedTokens } from './sealed-tokens.ts';
import { sessions } from './sessions.ts';

/** What the shop is made of. */
export interface ShopOptions {
  readonly client: ConfidentialClient;
  readonly orders: OrderStore;
  /** The user name of the branch that sells. */
  readonly receiver: string;
  /** How a session comes back with the next request; by default by cookies. */
  readonly carrier?: Carrier;
  /** The origins of the only page that may show the shop in a frame. */
  readonly framedBy?: string;
  /** Called when a launch has ended, with how it ended, and the reference that its customer may see. */
  readonly onOutcome?: (outcome: Outcome, reference: string) => void;
  /** Called once for each order that is paid. */
  readonly onPaid?: (order: Order) => void;
}

/** A shop: its pages, and the sweep that somebody has to call from time to time. */
export interface Shop {
  readonly app: Hono;
  readonly sweep: Cashier['sweep'];
}

/** The path of the redirect URI. */
export const launchPath = '/launch';

/** A small shop that runs as a mini app. The access token stays on this server. */
export function shop(options: ShopOptions): Shop {
  const { client, orders, receiver, carrier = cookies(), framedBy, onOutcome, onPaid } = options;
  const visits = sessions(carrier);
  const tokens = sealedTokens();
  const { origin } = new URL(client.redirectUri);
  const desk = cashier({
    client,
    orders,
    receiver,
    addressesOf: (nonce) => ({
      page: `${origin}/orders/${nonce}`,
      notices: `${origin}/notices/${nonce}`,
    }),
    onPaid,
  });
  const elsewhere = framedBy ?? "'none'";
  const policy = `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors ${elsewhere}`;
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    // Not no-referrer, with which a browser does not say where a form comes from, and csrf() asks for that.
    if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', 'same-origin');
  });
  app.use(chooseLanguage(carrier));
  app.route('/', noticeRoute(client, desk));
  app.use(carrier.guard);

  app.get(launchPath, launchRoute(client, visits, tokens, onOutcome));
  app.get('/', async (c) => {
    const session = await visits.find(c);
    return session
      ? c.html(shopPage(languageOf(c), session.name, session.basket))
      : c.html(messagePage(languageOf(c), 'no_session'), 401);
  });
  app.post('/basket', async (c) => {
    const session = await visits.find(c);
    if (!session) return c.redirect('/', 303);
    const { product, empty } = await c.req.parseBody();
    const found = productBy(product);
    if (empty !== undefined) session.basket.length = 0;
    else if (found && session.basket.length < 99) session.basket.push(found);
    return c.redirect('/', 303);
  });
  app.route('/', orderRoutes(client, desk, visits, tokens));
  app.get('/sorry/:name/:reference{[0-9A-F]{8}}?', (c) => {
    const { name, reference } = c.req.param();
    return isMessage(name)
      ? c.html(messagePage(languageOf(c), name, reference), messages[name].status)
      : c.notFound();
  });
  app.get('/style.css', (c) =>
    c.body(styleSheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.notFound((c) => c.html(messagePage(languageOf(c), 'not_found'), 404));
  app.onError((error, c) => {
    // The carrier's guard refuses by throwing.
    const status = error instanceof HTTPException ? error.status : 500;
    return c.html(messagePage(languageOf(c), 'shop_failed'), status);
  });
  return { app, sweep: (now) => desk.sweep(now) };
}
