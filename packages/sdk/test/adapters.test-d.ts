import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { fastify, type FastifyReply, type FastifyRequest } from 'fastify';
import { Hono } from 'hono';
import type { NextRequest } from 'next/server';
import { pino } from 'pino';
import { expectTypeOf, test } from 'vitest';
import { redirectionEndpoint as expressEndpoint } from '../src/adapters/express.ts';
import { redirectionEndpoint as fastifyEndpoint } from '../src/adapters/fastify.ts';
import { redirectionEndpoint as honoEndpoint } from '../src/adapters/hono.ts';
import { redirectionEndpoint as nextEndpoint } from '../src/adapters/next.ts';
import {
  redirectionEndpoint,
  type AnyOAuthError,
  type ConfidentialClient,
  type TokenResponse,
} from '../src/index.ts';

declare const client: ConfidentialClient;

test('Express gives the handlers its own req, res and next', () => {
  const launch = expressEndpoint(client, {
    onToken(...given) {
      expectTypeOf(given).toEqualTypeOf<[TokenResponse, Request, Response, NextFunction]>();
    },
    onError(...given) {
      expectTypeOf(given).toEqualTypeOf<[AnyOAuthError, Request, Response, NextFunction]>();
    },
  });
  express().get('/launch', launch);
  const shopErrors: ErrorRequestHandler = (_error, _req, res) => void res.end();
  expressEndpoint(client, { onToken: (_token, _req, res) => res.end(), onError: shopErrors });
});

test('Fastify gives the handlers its own request and reply', () => {
  const launch = fastifyEndpoint(client, {
    onToken(...given) {
      expectTypeOf(given).toEqualTypeOf<[TokenResponse, FastifyRequest, FastifyReply]>();
      return given[2].redirect('/', 303);
    },
    onError: (error) => error.message,
  });
  fastify().get('/launch', launch);
  fastify({ loggerInstance: pino() }).get('/launch', launch);
});

interface ShopEnv {
  readonly Variables: { readonly session: Map<string, string> };
}

test('Hono gives the handlers its own context, with the variables of the app', () => {
  const launch = honoEndpoint<ShopEnv>(client, {
    onToken(_token, c) {
      expectTypeOf(c.var.session).toEqualTypeOf<Map<string, string>>();
      return c.redirect('/', 303);
    },
    onError: (error, c) => c.text(error.code, 400),
  });
  new Hono<ShopEnv>().get('/launch', launch);
  new Hono<ShopEnv>().get(
    '/launch',
    honoEndpoint(client, {
      onToken: (_token, c) => c.redirect('/', 303),
      onError: (error, c) => c.text(error.code, 400),
    }),
  );
  honoEndpoint(client, {
    // @ts-expect-error A response is needed.
    onToken: () => {},
    onError: () => new Response(),
  });
});

test('Next.js and the web-standard endpoint give the request', () => {
  nextEndpoint(client, {
    onToken(...given) {
      expectTypeOf(given).toEqualTypeOf<[TokenResponse, NextRequest]>();
      return new Response();
    },
    onError: () => new Response(),
  });
  redirectionEndpoint(client, {
    onToken(...given) {
      expectTypeOf(given).toEqualTypeOf<[TokenResponse, globalThis.Request]>();
      return new Response();
    },
    onError: () => new Response(),
  });
});
