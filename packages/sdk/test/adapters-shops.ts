import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import express from 'express';
import { fastify as fastifyApp } from 'fastify';
import { Hono, type Context } from 'hono';
import type { NextRequest } from 'next/server';
import { redirectionEndpoint as expressEndpoint } from '../src/adapters/express.ts';
import { redirectionEndpoint as fastifyEndpoint } from '../src/adapters/fastify.ts';
import { redirectionEndpoint as honoEndpoint } from '../src/adapters/hono.ts';
import { redirectionEndpoint as nextEndpoint } from '../src/adapters/next.ts';
import type { ConfidentialClient } from '../src/index.ts';
import { bug, buggy, careless, handlers as nextHandlers, sessionCookies } from './next/shop.ts';
import { secret } from './token-endpoint.ts';

/** A shop that is written as its framework wants it, and listens on loopback. */
export interface Shop {
  readonly url: string;
  /** Whether the framework itself redirects odd addresses, before a route sees them. */
  readonly tidiesAddresses?: boolean;
  /** The access tokens that it was given. */
  readonly kept: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/*
 * The same shop in each: the endpoint at /launch for GET, once more under a prefix, and at everything else
 * for every method. Its answers set headers of their own against the endpoint's, and ?bug makes it throw.
 */
export async function expressShop(client: ConfidentialClient): Promise<Shop> {
  const kept: string[] = [];
  const launch = expressEndpoint(client, {
    async onToken(token, req, res, next) {
      if (buggy(req.url)) return next(new Error(bug));
      kept.push(token.access_token);
      res.set(careless).append('Set-Cookie', sessionCookies).redirect(303, '/');
    },
    onError(error, req, res) {
      if (buggy(req.url)) throw new Error(bug);
      res.writeHead(400, 'Bad Request', Object.entries(careless).flat()).end(error.code);
    },
  });
  const app = express().set('env', 'test');
  app.use((req, _res, next) => {
    if (req.url.startsWith('/old')) req.url = '/launch?code=rewritten';
    next();
  });
  app.get('/launch', launch).use('/shop', express.Router().get('/launch', launch)).use(launch);
  return listening(createServer(app), kept);
}

export async function fastifyShop(client: ConfidentialClient): Promise<Shop> {
  const kept: string[] = [];
  const launch = fastifyEndpoint(client, {
    onToken(token, request, reply) {
      if (buggy(request.url)) throw new Error(bug);
      kept.push(token.access_token);
      reply.headers(careless).header('Set-Cookie', sessionCookies);
      // Answers without returning anything, which Fastify allows to handlers that are not async.
      reply.redirect('/', 303);
    },
    async onError(error, request, reply) {
      if (buggy(request.url)) throw new Error(bug);
      reply.code(400).headers(careless);
      return error.code;
    },
  });
  const app = fastifyApp({
    rewriteUrl: ({ url = '' }) => (url.startsWith('/old') ? '/launch?code=rewritten' : url),
  });
  // Session plugins save in a hook like this one, once for each answer.
  const saved = new WeakSet();
  app.addHook('onSend', async (request) => {
    if (saved.has(request)) throw new Error('sent twice');
    saved.add(request);
    await pause(1);
  });
  app.get('/launch', launch).all('/*', launch);
  await app.register(async (shop) => shop.get('/launch', launch), { prefix: '/shop' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { ...shopOf(app.server, kept), close: () => app.close() };
}

export async function honoShop(client: ConfidentialClient): Promise<Shop> {
  const kept: string[] = [];
  const careful = (c: Context): void => {
    for (const [name, value] of Object.entries(careless)) c.header(name, value);
  };
  const launch = honoEndpoint(client, {
    async onToken(token, c) {
      if (buggy(c.req.url)) throw new Error(bug);
      kept.push(token.access_token);
      careful(c);
      for (const cookie of sessionCookies) c.header('Set-Cookie', cookie, { append: true });
      return c.redirect('/', 303);
    },
    onError(error, c) {
      if (buggy(c.req.url)) throw new Error(bug);
      return new Response(error.code, { status: 400, headers: careless });
    },
  });
  const app = new Hono().get('/launch', launch);
  app.route('/shop', new Hono().get('/launch', launch)).all('*', launch);
  app.onError((error, c) => c.text(error.message === bug ? '' : error.message, 500));
  return listening(createAdaptorServer({ fetch: app.fetch }) as Server, kept);
}

/** Without Next.js: its route handler behind a plain server. {@link realNextShop} is the real one. */
export async function nextShop(client: ConfidentialClient): Promise<Shop> {
  const kept: string[] = [];
  const GET = nextEndpoint(
    client,
    nextHandlers((token) => kept.push(token)),
  );
  const answer = async (request: Request): Promise<Response> => {
    try {
      return await GET(request as NextRequest);
    } catch (error) {
      return new Response(null, { status: (error as Error).message === bug ? 500 : 501 });
    }
  };
  return listening(createAdaptorServer({ fetch: answer }) as Server, kept);
}

/** The app of test/next in a real Next.js, which `test:next` has built in `folder`. */
export async function realNextShop(folder: string, client: ConfidentialClient): Promise<Shop> {
  const next = `${folder}/node_modules/next/dist/bin/next`;
  const server = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      MONPAY_CLIENT_ID: client.clientId,
      MONPAY_CLIENT_SECRET: secret,
      MONPAY_REDIRECT_URI: client.redirectUri,
      MONPAY_AUTHORIZATION_SERVER: client.authorizationServer,
    },
  });
  let output = '';
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    if (output.includes('Ready')) break;
  }
  server.stdout.resume();
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  if (!url) throw new Error(`Next.js did not start: ${output}`);
  return {
    url,
    tidiesAddresses: true,
    kept: async () => (await fetch(`${url}/kept`)).json() as Promise<string[]>,
    close: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function listening(server: Server, kept: readonly string[]): Promise<Shop> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return shopOf(server, kept);
}

function shopOf(server: Server, kept: readonly string[]): Shop {
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept: async () => kept,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
