import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import type { NextRequest } from 'next/server';
import { onTestFinished } from 'vitest';
import { paymentEndpoint as expressEndpoint } from '../../src/adapters/express.ts';
import { paymentEndpoint as fastifyEndpoint } from '../../src/adapters/fastify.ts';
import { paymentEndpoint as honoEndpoint } from '../../src/adapters/hono.ts';
import { paymentEndpoint as nextEndpoint } from '../../src/adapters/next.ts';
import {
  paymentEndpoint,
  type AnyOAuthError,
  type AnyResourceError,
  type ConfidentialClient,
  type ConfirmedPayment,
  type MismatchedPayment,
  type PaymentExpectation,
  type PaymentNotice,
  type UnpaidInvoice,
} from '../../src/index.ts';

/** What a shop does about a notice for the nonce of an order, in no framework's terms. */
export interface Orders {
  readonly expect: (
    nonce: string,
    notice: PaymentNotice,
  ) => PaymentExpectation | 'not_yet' | undefined | Promise<PaymentExpectation | undefined>;
  readonly onPaid: (nonce: string, payment: ConfirmedPayment) => unknown;
  readonly onUnpaid?: (nonce: string, payment: UnpaidInvoice | MismatchedPayment) => unknown;
  readonly onError?: (nonce: string, error: AnyResourceError | AnyOAuthError) => unknown;
}

/** Makes a shop whose endpoint is at /paid/:nonce, and answers the origin. */
export type MakeShop = (client: ConfidentialClient, orders: Orders) => Promise<string>;

const lastOf = (url: string): string => /([^/?]*)(\?|$)/.exec(url)?.[1] ?? '';

/** Its origin, once it listens on a port of this machine; it ends with the test. */
export async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const shops: Record<string, MakeShop> = {
  async 'the web'(client, { expect, onPaid, onUnpaid, onError }) {
    const endpoint = paymentEndpoint(client, {
      expect: (notice, { url }) => expect(lastOf(url), notice),
      onPaid: (payment, { url }) => onPaid(lastOf(url), payment),
      onUnpaid: onUnpaid && ((payment, { url }) => onUnpaid(lastOf(url), payment)),
      onError: onError && ((error, { url }) => onError(lastOf(url), error)),
    });
    const server = createAdaptorServer({ fetch: endpoint });
    return listening(server as ReturnType<typeof createServer>);
  },
  async Hono(client, { expect, onPaid, onUnpaid, onError }) {
    const app = new Hono<{ Variables: { nonce: string } }>();
    app.all(
      '/paid/:nonce',
      honoEndpoint(client, {
        expect: (notice, c) => expect(c.req.param('nonce') ?? '', notice),
        onPaid: (payment, c) => onPaid(c.req.param('nonce') ?? '', payment),
        onUnpaid: onUnpaid && ((payment, c) => onUnpaid(c.req.param('nonce') ?? '', payment)),
        onError: onError && ((error, c) => onError(c.req.param('nonce') ?? '', error)),
      }),
    );
    app.onError((_, c) => c.text('the shop failed', 500));
    return listening(createAdaptorServer({ fetch: app.fetch }) as ReturnType<typeof createServer>);
  },
  async Express(client, { expect, onPaid, onUnpaid, onError }) {
    const app = express().set('env', 'test');
    app.all(
      '/paid/:nonce',
      expressEndpoint(client, {
        expect: (notice, req) => expect(String(req.params['nonce']), notice),
        onPaid: (payment, req) => onPaid(String(req.params['nonce']), payment),
        onUnpaid: onUnpaid && ((payment, req) => onUnpaid(String(req.params['nonce']), payment)),
        onError: onError && ((error, req) => onError(String(req.params['nonce']), error)),
      }),
    );
    return listening(createServer(app));
  },
  async 'Express behind its body parser'(client, orders) {
    const app = express().set('env', 'test').use(express.urlencoded());
    app.all(
      '/paid/:nonce',
      expressEndpoint(client, {
        expect: (notice, req) => orders.expect(String(req.params['nonce']), notice),
        onPaid: (payment, req) => orders.onPaid(String(req.params['nonce']), payment),
        onUnpaid: (payment, req) => orders.onUnpaid?.(String(req.params['nonce']), payment),
        onError: (error, req) => orders.onError?.(String(req.params['nonce']), error),
      }),
    );
    return listening(createServer(app));
  },
  async Fastify(client, { expect, onPaid, onUnpaid, onError }) {
    const app = fastify();
    // What @fastify/formbody does.
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const nonceOf = ({ params }: { params: unknown }): string =>
      (params as { nonce: string }).nonce;
    app.all(
      '/paid/:nonce',
      fastifyEndpoint(client, {
        expect: (notice, request) => expect(nonceOf(request), notice),
        onPaid: (payment, request) => onPaid(nonceOf(request), payment),
        onUnpaid: onUnpaid && ((payment, request) => onUnpaid(nonceOf(request), payment)),
        onError: onError && ((error, request) => onError(nonceOf(request), error)),
      }),
    );
    onTestFinished(() => app.close());
    return app.listen({ port: 0, host: '127.0.0.1' });
  },
  async 'Next.js'(client, { expect, onPaid, onUnpaid, onError }) {
    const endpoint = nextEndpoint<{ nonce: string }>(client, {
      expect: async (notice, _, { params }) => expect((await params).nonce, notice),
      onPaid: async (payment, _, { params }) => onPaid((await params).nonce, payment),
      onUnpaid:
        onUnpaid && (async (payment, _, { params }) => onUnpaid((await params).nonce, payment)),
      onError: onError && (async (error, _, { params }) => onError((await params).nonce, error)),
    });
    const fetch = (request: Request): Promise<Response> =>
      endpoint(request as NextRequest, { params: Promise.resolve({ nonce: lastOf(request.url) }) });
    return listening(createAdaptorServer({ fetch }) as ReturnType<typeof createServer>);
  },
};
