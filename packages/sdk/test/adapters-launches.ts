import { once } from 'node:events';
import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a customer's browser gets. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Opens an address as it stands: nothing is normalized, joined or followed. */
export function open(origin: string, path: string, options: RequestOptions = {}): ClientRequest {
  const { hostname, port } = new URL(origin);
  return request({ hostname, port, path, agent: false, ...options }).end();
}

/** The whole answer to {@link open}. */
export async function ask(origin: string, path: string, options?: RequestOptions): Promise<Answer> {
  const [response] = (await once(open(origin, path, options), 'response')) as [IncomingMessage];
  const { statusCode = 0, headers } = response;
  return { status: statusCode, headers, body: await text(response) };
}

/** {@link ask} like a client-side router: Next.js sends one on to the same address with `_rsc`, as its cache needs it. */
export async function askAsRouter(
  origin: string,
  path: string,
  headers: OutgoingHttpHeaders,
): Promise<Answer> {
  const answer = await ask(origin, path, { headers });
  const { location } = answer.headers;
  return answer.status === 307 && location?.startsWith(`${path}&_rsc`)
    ? ask(origin, location, { headers })
    : answer;
}

/** A MonPay that names its tokens after the codes, and lets codes that begin with `slow` wait. */
export interface MonPay {
  readonly url: string;
  /** The token requests for one code. */
  readonly requestsFor: (code: string) => readonly URLSearchParams[];
  /** Answers the slow codes. */
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

export async function startMonPay(): Promise<MonPay> {
  const forms: URLSearchParams[] = [];
  const released = Promise.withResolvers<void>();
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await text(incoming));
    forms.push(form);
    const code = form.get('code') ?? '';
    if (code.startsWith('slow')) await released.promise;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ access_token: `token of ${code}`, token_type: 'Bearer' }));
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requestsFor: (code) => forms.filter((form) => form.get('code') === code),
    release: released.resolve,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
