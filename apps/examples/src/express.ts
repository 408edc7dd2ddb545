import { paymentEndpoint, redirectionEndpoint } from '@monpay-miniapp/sdk/express';
import express, { type ErrorRequestHandler, type Response } from 'express';
import { checkOut, expectationOf, orderPage, settle, startSweeping } from './payments.ts';
import { customerOf, errorPage, shopClient, shopPage, signIn, type Page } from './shop.ts';

const app = express();

app.get(
  '/launch',
  redirectionEndpoint(shopClient(), {
    async onToken(token, _req, res) {
      res.append('Set-Cookie', await signIn(token)).redirect(303, '/');
    },
    onError(error, _req, res) {
      res.status(400).send(errorPage(error));
    },
  }),
);

app.get('/', (req, res) => send(res, shopPage(customerOf(req.headers.cookie))));

app.post('/checkout', async (req, res) => {
  send(res, await checkOut(customerOf(req.headers.cookie)));
});

app.all(
  '/paid/:nonce',
  paymentEndpoint(shopClient(), {
    expect: (_notice, req) => expectationOf(String(req.params.nonce)),
    onPaid: (payment, req) => settle(String(req.params.nonce), payment),
    onUnpaid: (payment, req) => settle(String(req.params.nonce), payment),
  }),
);

app.get('/orders/:nonce', async (req, res) => {
  send(res, await orderPage(req.params.nonce, customerOf(req.headers.cookie)));
});

app.use(((error, _req, res, _next) => {
  res.status(500).send(errorPage(error));
}) satisfies ErrorRequestHandler);

startSweeping();
const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log('Listening on', server.address());
});

function send(res: Response, { status, html }: Page): void {
  res.status(status).send(html);
}
