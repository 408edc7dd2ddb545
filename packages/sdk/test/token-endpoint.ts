import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  confidentialClient,
  type ConfidentialClient,
  type ConfidentialClientOptions,
} from '../src/index.ts';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TokenEndpoint {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  readonly close: () => Promise<void>;
}

type Answer = (response: ServerResponse, request: ReceivedRequest) => unknown;

export const secret = 'shop secret/+&=%';
export const goodToken = { access_token: 'tok-2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer' };

let issued = 0;

/** A code that no other test has spent. */
export function freshCode(): string {
  return `code-${++issued}`;
}

/** A real HTTP server on loopback that records every request and answers as given. */
export async function tokenEndpoint(answer: Answer): Promise<TokenEndpoint> {
  const requests: ReceivedRequest[] = [];
  const serve = async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of raw) chunks.push(chunk);
    const request = {
      method: raw.method ?? '',
      url: raw.url ?? '',
      headers: raw.headers,
      body: Buffer.concat(chunks).toString('latin1'),
    };
    requests.push(request);
    await answer(response, request);
  };
  const server = createServer((raw, response) => void serve(raw, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${port}`, requests, close };
}

/** A token endpoint that always gives the same answer. */
export function answering(
  status: number,
  body: unknown,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
): Promise<TokenEndpoint> {
  return tokenEndpoint((response) => {
    response.writeHead(status, headers);
    response.end(
      typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    );
  });
}

export function clientOf(
  { url }: { readonly url: string },
  options: Partial<ConfidentialClientOptions> = {},
): ConfidentialClient {
  return confidentialClient({
    clientId: 'shop',
    clientSecret: secret,
    redirectUri: 'https://shop.example/launch',
    authorizationServer: url,
    ...options,
  });
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
