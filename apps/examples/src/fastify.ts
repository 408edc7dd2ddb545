import { paymentEndpoint, redirectionEndpoint } from '@monpay-miniapp/sdk/fastify';
import { fastify, type FastifyReply, type FastifyRequest } from 'fastify';
import { checkOut, expectationOf, orderPage, settle, startSweeping } from './payments.ts';
import { customerOf, errorPage, shopClient, shopPage, signIn, type Page } from './shop.ts';

const app = fastify();

// Fastify refuses forms unless something takes them. The payment endpoint reads them by itself.
app.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => done(null, body),
);

app.get(
  '/launch',
  redirectionEndpoint(shopClient(), {
    onToken: async (token, _request, reply) =>
      reply.header('Set-Cookie', await signIn(token)).redirect('/', 303),
    onError: (error, _request, reply) => reply.code(400).type('text/html').send(errorPage(error)),
  }),
);

app.get('/', (request, reply) => send(reply, shopPage(customerOf(request.headers.cookie))));

app.post('/checkout', async (request, reply) =>
  send(reply, await checkOut(customerOf(request.headers.cookie))),
);

app.all(
  '/paid/:nonce',
  paymentEndpoint(shopClient(), {
    expect: (_notice, request) => expectationOf(nonceOf(request)),
    onPaid: (payment, request) => settle(nonceOf(request), payment),
    onUnpaid: (payment, request) => settle(nonceOf(request), payment),
  }),
);

app.get('/orders/:nonce', async (request, reply) =>
  send(reply, await orderPage(nonceOf(request), customerOf(request.headers.cookie))),
);

app.setErrorHandler((error, _request, reply) =>
  reply.code(500).type('text/html').send(errorPage(error)),
);

startSweeping();
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 3000) });
console.log('Listening on', app.server.address());

function nonceOf({ params }: FastifyRequest): string {
  return (params as { nonce: string }).nonce;
}

function send(reply: FastifyReply, { status, html }: Page): FastifyReply {
  return reply.code(status).type('text/html').send(html);
}
