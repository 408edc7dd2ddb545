import { serve } from '@hono/node-server';
import { paymentEndpoint, redirectionEndpoint } from '@monpay-miniapp/sdk/hono';
import { Hono, type Context } from 'hono';
import { checkOut, expectationOf, orderPage, settle, startSweeping } from './payments.ts';
import { customerOf, errorPage, shopClient, shopPage, signIn, type Page } from './shop.ts';

const app = new Hono();

app.get(
  '/launch',
  redirectionEndpoint(shopClient(), {
    async onToken(token, c) {
      c.header('Set-Cookie', await signIn(token));
      return c.redirect('/', 303);
    },
    onError: (error, c) => c.html(errorPage(error), 400),
  }),
);

app.get('/', (c) => send(c, shopPage(customerOf(c.req.header('Cookie')))));

app.post('/checkout', async (c) => send(c, await checkOut(customerOf(c.req.header('Cookie')))));

app.all(
  '/paid/:nonce',
  paymentEndpoint(shopClient(), {
    expect: (_notice, c) => expectationOf(nonceOf(c)),
    onPaid: (payment, c) => settle(nonceOf(c), payment),
    onUnpaid: (payment, c) => settle(nonceOf(c), payment),
  }),
);

app.get('/orders/:nonce', async (c) =>
  send(c, await orderPage(nonceOf(c), customerOf(c.req.header('Cookie')))),
);

app.onError((error, c) => c.html(errorPage(error), 500));

startSweeping();
const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
  console.log('Listening on', address);
});

function nonceOf(c: Context): string {
  return c.req.param('nonce') ?? '';
}

function send(c: Context, { status, html }: Page): Response | Promise<Response> {
  return c.html(html, status);
}
