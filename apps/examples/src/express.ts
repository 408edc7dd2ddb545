import { redirectionEndpoint } from '@monpay-miniapp/sdk/express';
import express from 'express';
import { errorPage, openSession, shopClient, shopPage } from './shop.ts';

const app = express();

app.get(
  '/launch',
  redirectionEndpoint(shopClient(), {
    onToken(token, _req, res) {
      res.append('Set-Cookie', openSession(token)).redirect(303, '/');
    },
    onError(error, _req, res) {
      res.status(400).send(errorPage(error));
    },
  }),
);

app.get('/', (req, res) => {
  const { status, html } = shopPage(req.headers.cookie);
  res.status(status).send(html);
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log('Listening on', server.address());
});
