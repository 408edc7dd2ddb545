import { redirectionEndpoint } from '@monpay-miniapp/sdk/fastify';
import { fastify } from 'fastify';
import { errorPage, openSession, shopClient, shopPage } from './shop.ts';

const app = fastify();

app.get(
  '/launch',
  redirectionEndpoint(shopClient(), {
    onToken: (token, _request, reply) =>
      reply.header('Set-Cookie', openSession(token)).redirect('/', 303),
    onError: (error, _request, reply) => reply.code(400).type('text/html').send(errorPage(error)),
  }),
);

app.get('/', (request, reply) => {
  const { status, html } = shopPage(request.headers.cookie);
  return reply.code(status).type('text/html').send(html);
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 3000) });
console.log('Listening on', app.server.address());
