import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { redirectionEndpoint as expressEndpoint } from '../src/adapters/express.ts';
import { redirectionEndpoint as fastifyEndpoint } from '../src/adapters/fastify.ts';
import { redirectionEndpoint as honoEndpoint } from '../src/adapters/hono.ts';
import { redirectionEndpoint as nextEndpoint } from '../src/adapters/next.ts';
import { redirectionEndpoint, type ClientEvent, type ConfidentialClient } from '../src/index.ts';
import { answering, clientOf, freshCode, goodToken } from './token-endpoint.ts';

async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/launch`;
}
const web = (fetch: (request: Request) => Response | Promise<Response>): Promise<string> =>
  listening(createAdaptorServer({ fetch }) as ReturnType<typeof createServer>);

/** A shop on each framework that has no error page of its own. */
const shops: Record<string, (client: ConfidentialClient) => Promise<string>> = {
  'the web': (client) =>
    web(redirectionEndpoint(client, { onToken: () => Response.redirect('https://shop.example/') })),
  Hono: (client) =>
    web(
      new Hono().get('/launch', honoEndpoint(client, { onToken: (_, c) => c.redirect('/', 303) }))
        .fetch,
    ),
  'Next.js': (client) =>
    web(
      nextEndpoint(client, { onToken: () => Response.redirect('https://shop.example/') }) as never,
    ),
  Express: (client) =>
    listening(
      createServer(
        express().get(
          '/launch',
          expressEndpoint(client, { onToken: (_, __, res) => res.redirect(303, '/') }),
        ),
      ),
    ),
  async Fastify(client) {
    const app = fastify();
    app.get(
      '/launch',
      fastifyEndpoint(client, { onToken: (_, __, reply) => reply.redirect('/', 303) }),
    );
    onTestFinished(() => app.close());
    return `${await app.listen({ port: 0, host: '127.0.0.1' })}/launch`;
  },
};

let logged: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  logged.mockRestore();
});

describe.each(Object.entries(shops))('without onError, %s', (_, shopOf) => {
  test.each<
    [
      what: string,
      status: number,
      body: object,
      query: string,
      shown: number,
      words: string,
      reference: string,
    ]
  >([
    [
      'a launch without a code',
      200,
      goodToken,
      '',
      400,
      'дахин нээнэ үү',
      'invalid_authorization_response',
    ],
    [
      'a launch with an error',
      200,
      goodToken,
      '?error=access_denied',
      400,
      'дахин нээнэ үү',
      'authorization_response_error',
    ],
    ['a code that is refused', 403, {}, '?code=', 400, 'дахин нээнэ үү', 'invalid_grant'],
    ['a wrong secret', 401, {}, '?code=', 500, 'ажиллахгүй', 'unauthorized_client'],
    ['a failure of MonPay', 505, {}, '?code=', 502, 'хариу өгөхгүй', 'server_error'],
    ['a gateway', 200, {}, '?code=', 502, 'хариу өгөхгүй', 'invalid_token_response'],
  ])(
    'answers %s with a page, and logs it once',
    async (__, status, body, query, shown, words, reference) => {
      const server = await answering(status, body);
      const url = await shopOf(clientOf(server));
      const answer = await fetch(url + (query === '?code=' ? query + freshCode() : query));
      expect(answer.status).toBe(shown);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      const page = await answer.text();
      expect(page).toContain(words);
      expect(page).toContain(`<small lang="en">${reference}</small>`);
      expect(page).not.toMatch(/MONPAY_|clientSecret|authorizationServer| at /);
      expect(logged).toHaveBeenCalledOnce();
      expect(String(logged.mock.calls[0])).toMatch(/^[a-z_]+: /);
    },
  );

  test.each([
    ['en-US,en;q=0.9,mn;q=0.8', 'en'],
    ['mn,en;q=0.9', 'mn'],
    ['en;q=0.5, mn;q=0.7', 'mn'],
    ['mn;q=0.5, en;level=1; q=0.9', 'en'],
    ['mn;q=0.5, EN-gb', 'en'],
    ['en;q=much, mn;q=0.1', 'mn'],
    ['de', 'mn'],
    ['', 'mn'],
    [`${'x,'.repeat(4000)}en`, 'mn'],
  ])('speaks the language of %j', async (language, expected) => {
    const url = await shopOf(clientOf(await answering(200, goodToken)));
    const answer = await fetch(url, { headers: { 'Accept-Language': language } });
    expect(answer.headers.get('content-language')).toBe(expected);
    expect(await answer.text()).toContain(`<html lang="${expected}">`);
  });

  test('shows nothing of the address', async () => {
    const url = await shopOf(clientOf(await answering(200, goodToken)));
    const page = await (
      await fetch(`${url}?error=%3Cscript%3Ealert(1)&error_description=secretword`)
    ).text();
    expect(page).not.toMatch(/script|secretword/);
  });

  test('logs nothing if onEvent listens', async () => {
    const events: ClientEvent[] = [];
    const client = clientOf(await answering(403, {}), { onEvent: (event) => events.push(event) });
    expect((await fetch(`${await shopOf(client)}?code=${freshCode()}`)).status).toBe(400);
    expect(logged).not.toHaveBeenCalled();
    expect(events).toMatchObject([
      {
        type: 'request',
        operation: 'requestToken',
        status: 403,
        outcome: 'error',
        error: 'invalid_grant',
      },
      { type: 'launch', operation: 'launch', outcome: 'error', error: 'invalid_grant' },
    ]);
  });
});
