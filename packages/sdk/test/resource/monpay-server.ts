import type { ServerResponse } from 'node:http';
import type { ConfidentialClient, ConfidentialClientOptions } from '../../src/index.ts';
import { clientOf, tokenEndpoint, type ReceivedRequest } from '../token-endpoint.ts';

export const merchantToken = 'merchant-token-a1B2c3D4e5';
export const customerToken = 'customer-token-F6g7H8i9J0';

/** MonPay's answer of success. */
export const success = (result: unknown): object => ({ code: 'OK', intCode: 0, info: '', result });
export const deadToken = { code: 'UNAUTHORIZED', intCode: 1, info: 'Unauthorized', result: null };

export const anInvoice = {
  id: 64,
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  invoiceType: 'P2B',
  redirectUri: 'https://shop.example/paid/n0nce',
  status: 'NEW',
  createDate: '2026-11-01 10:00:00',
};

export interface Reply {
  readonly status?: number;
  /** An object is sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** In place of an answer. */
  readonly instead?: (response: ServerResponse) => unknown;
}

export interface MonPayServer {
  readonly url: string;
  /** Requests of the resource API. */
  readonly calls: ReceivedRequest[];
  /** Requests of the token endpoint. */
  readonly grants: ReceivedRequest[];
  readonly close: () => Promise<void>;
}

/** A server on loopback that grants the merchant's token and answers the resource API as given. */
export async function monpayServer(
  answer: (request: ReceivedRequest, count: number) => Reply | Promise<Reply>,
  grant: (count: number) => Reply | Promise<Reply> = () => ({
    body: { access_token: merchantToken, token_type: 'Bearer' },
  }),
): Promise<MonPayServer> {
  const calls: ReceivedRequest[] = [];
  const grants: ReceivedRequest[] = [];
  const { url, close } = await tokenEndpoint(async (response, request) => {
    const isGrant = request.url === '/v2/oauth/token';
    const seen = isGrant ? grants : calls;
    seen.push(request);
    const reply = await (isGrant ? grant(seen.length) : answer(request, seen.length));
    if (reply.instead) {
      reply.instead(response);
      return;
    }
    const { status = 200, body = '', headers } = reply;
    response.writeHead(status, headers ?? { 'Content-Type': 'application/json' });
    response.end(
      typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    );
  });
  return { url, calls, grants, close };
}

/** The same client over each transport. */
export function clientsOf(
  server: { readonly url: string },
  options?: Partial<ConfidentialClientOptions>,
): [over: string, client: ConfidentialClient][] {
  return [
    ['node', clientOf(server, options)],
    ['fetch', clientOf(server, { ...options, fetch })],
  ];
}
