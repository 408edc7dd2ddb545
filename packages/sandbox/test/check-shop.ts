import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { start, temporaryFolder, type StartedSandbox } from './cli-command.ts';

/** Answers a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A server on a free port, for the length of one test. */
export async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => void handler(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * A sandbox in a process of its own, and an app whose launches are at `/launch`.
 * @param make makes the app of what the sandbox has printed
 */
export async function shopWithSandbox(
  make: (started: StartedSandbox) => Handler,
): Promise<{ app: string; folder: string; started: StartedSandbox; env: Record<string, string> }> {
  let handler: Handler = (_, response) => response.writeHead(503).end();
  const origin = await serve((request, response) => handler(request, response));
  const app = `${origin}/launch`;
  const folder = temporaryFolder();
  const { started } = await start(['--merchant-url', app], folder);
  handler = make(started);
  return { app, folder, started, env: { NO_COLOR: '1' } };
}

/** A small app without a fault. */
export function rightShop({ url, ...credentials }: StartedSandbox): Handler {
  const spent = new Set<string>();
  const sessions = new Map<string, string>();
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.invalid');
    const page = (status: number, text: string): unknown =>
      response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<p>${text}`);
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'GET') return response.writeHead(405).end();
    if (request.headers['sec-purpose']) return response.writeHead(503).end();
    if (pathname !== '/launch') {
      const name = sessions.get(/session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
      return name === undefined ? page(401, 'MonPay-ээс нээнэ үү') : page(200, `Сайн уу, ${name}!`);
    }
    const code = searchParams.get('code') ?? '';
    if (code === '' || spent.has(code)) return page(400, 'MonPay-ээс нээнэ үү');
    spent.add(code);
    try {
      const { client_id, client_secret, redirect_uri } = credentials;
      const form = {
        client_id,
        client_secret,
        redirect_uri,
        code,
        grant_type: 'authorization_code',
      };
      const got = await ask(`${url}/v2/oauth/token`, { body: new URLSearchParams(form) });
      const token = String(got['access_token']);
      const headers = { Authorization: `Bearer ${token}` };
      const who = await ask(`${url}/v2/api/oauth/userinfo`, { headers });
      const id = crypto.randomUUID();
      sessions.set(id, String(who['userFirstname'] ?? ''));
      response.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly; SameSite=Lax`);
      return response.writeHead(303, { Location: '/' }).end();
    } catch {
      return page(400, 'Дахин нээнэ үү');
    }
  };
}

async function ask(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  const signal = AbortSignal.timeout(10_000);
  const method = init.body ? 'POST' : 'GET';
  const answer = await fetch(url, { ...init, method, redirect: 'error', signal });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok || Number(body['intCode'] ?? 0) !== 0) throw new Error('MonPay refused.');
  return { ...body, ...(body['result'] as object | undefined) };
}

/** The same app with something done to each answer before it is written. */
export function spoiled(
  shop: Handler,
  spoil: (
    answer: { status: number; headers: Record<string, string>; body: string },
    request: IncomingMessage,
  ) => void,
): Handler {
  return (request, response) => {
    const answer = { status: 200, headers: {}, body: '' };
    const written = {
      setHeader: (name: string, value: string) => Object.assign(answer.headers, { [name]: value }),
      writeHead(status: number, headers: Record<string, string> = {}) {
        answer.status = status;
        Object.assign(answer.headers, headers);
        return written;
      },
      end(body = '') {
        answer.body = body;
        spoil(answer, request);
        response.writeHead(answer.status, answer.headers).end(answer.body);
      },
    };
    return shop(request, written as unknown as ServerResponse);
  };
}
