import type { AnyOAuthError, ConfidentialClient } from '@monpay-miniapp/sdk';
import { redirectionEndpoint } from '@monpay-miniapp/sdk/hono';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { Outcome } from '../outcome.ts';
import { shopPage, sorryPage, styleSheet } from './pages.ts';
import { productBy } from './products.ts';
import { sessions, type Customer } from './sessions.ts';
import { isSorry, sorries, type Sorry } from './sorries.ts';

/** What the shop is made of. */
export interface ShopOptions {
  readonly client: ConfidentialClient;
  /**
   * Asks who the customer is that an access token stands for. With MonPay this will be its user info; until
   * that is built, only a sandbox can tell.
   */
  readonly whoCame: (accessToken: string) => Customer | undefined;
  /** The origin of the only page that may show the shop in a frame: the sandbox's phone. */
  readonly framedBy?: string;
  /** Told how each launch ended. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** The path of the redirect URI. */
export const launchPath = '/launch';

/** A small shop that runs as a mini app. The access token stays on this server. */
export function shop({ client, whoCame, framedBy, onOutcome }: ShopOptions): Hono {
  const visits = sessions();
  const policy = `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors ${framedBy ?? "'none'"}`;
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    // Not no-referrer, with which a browser does not tell where a form comes from, and csrf() asks for that.
    if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', 'same-origin');
  });
  app.use(csrf());

  app.get(
    launchPath,
    redirectionEndpoint(client, {
      async onToken(token, c) {
        onOutcome?.({ token });
        await visits.open(c, { customer: whoCame(token.access_token), token, basket: [] });
        return c.redirect('/', 303);
      },
      async onError(error, c) {
        onOutcome?.({ error });
        // Whoever came, it is not known to be the customer of the session before.
        await visits.end(c);
        // Redirected as well: the code leaves the address, and a reload does not send it again.
        return c.redirect(`/sorry/${nameOf(error)}`, 303);
      },
    }),
  );
  app.get('/', async (c) => {
    const session = await visits.find(c);
    return session ? c.html(shopPage(session)) : c.html(sorryPage('no_session'), 401);
  });
  app.post('/basket', async (c) => {
    const session = await visits.find(c);
    if (!session) return c.redirect('/', 303);
    const { product } = await c.req.parseBody();
    const found = productBy(product);
    if (found && session.basket.length < 99) session.basket.push(found);
    return c.redirect('/', 303);
  });
  app.get('/sorry/:name', (c) => {
    const name = c.req.param('name');
    return isSorry(name) ? c.html(sorryPage(name), sorries[name].status) : c.notFound();
  });
  app.get('/style.css', (c) =>
    c.body(styleSheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.notFound((c) => c.html(sorryPage('not_found'), 404));
  app.onError((error, c) => {
    // csrf() refuses by throwing.
    return c.html(sorryPage('shop_failed'), error instanceof HTTPException ? error.status : 500);
  });
  return app;
}

function nameOf(error: AnyOAuthError): Sorry {
  return error.code === 'token_response_error' ? error.error : error.code;
}
