import { serve } from '@hono/node-server';
import { redirectionEndpoint } from '@monpay-miniapp/sdk/hono';
import { Hono } from 'hono';
import { errorPage, openSession, shopClient, shopPage } from './shop.ts';

const app = new Hono();

app.get(
  '/launch',
  redirectionEndpoint(shopClient(), {
    onToken(token, c) {
      c.header('Set-Cookie', openSession(token));
      return c.redirect('/', 303);
    },
    onError: (error, c) => c.html(errorPage(error), 400),
  }),
);

app.get('/', (c) => {
  const { status, html } = shopPage(c.req.header('Cookie'));
  return c.html(html, status as 200 | 401);
});

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
  console.log('Listening on', address);
});
