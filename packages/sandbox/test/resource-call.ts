import type { NewUser, Sandbox } from '../src/index.ts';
import { exchange } from './token-request.ts';

/** An answer of the resource API, read whole. */
export interface ResourceAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: {
    readonly code?: string;
    readonly intCode?: number;
    readonly info?: string;
    readonly result?: Readonly<Record<string, unknown>> | null;
  };
}

/** What an invoice needs. */
export const coffee = {
  amount: 15_000,
  receiver: 'branch-user',
  invoiceType: 'P2B',
  redirectUri: 'http://localhost:3000/return/nonce-1',
  description: 'Кофе',
} as const;

/** Sends a call of the resource API. */
export async function call(
  sandbox: Sandbox,
  line: string,
  {
    token,
    body,
    headers = {},
    send = sandbox.fetch,
  }: {
    token?: string;
    body?: unknown;
    headers?: Record<string, string>;
    send?: typeof fetch;
  } = {},
): Promise<ResourceAnswer> {
  const [method = '', path = ''] = line.split(' ');
  const response = await send(sandbox.origin + path, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: parsed(text),
  };
}

function parsed(text: string): ResourceAnswer['json'] {
  try {
    return JSON.parse(text) as ResourceAnswer['json'];
  } catch {
    return {};
  }
}

/** The token of a customer's launch. */
export async function customersToken(
  sandbox: Sandbox,
  user?: string | NewUser,
  send?: typeof fetch,
): Promise<string> {
  const { code } = sandbox.issueCode(user);
  const { json } = await exchange(sandbox, { code }, send);
  return String(json['access_token']);
}

/** The merchant's own token. */
export async function merchantsToken(sandbox: Sandbox, send?: typeof fetch): Promise<string> {
  const changes = { grant_type: 'client_credentials', code: undefined, redirect_uri: undefined };
  const { json } = await exchange(sandbox, changes, send);
  return String(json['access_token']);
}

/** The id of a new invoice: dedicated to the token's customer, or public. */
export async function newInvoice(
  sandbox: Sandbox,
  token: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const body = { ...coffee, ...changes };
  const { json } = await call(sandbox, 'POST /v2/api/oauth/invoice', { token, body });
  return Number(json.result?.['id']);
}
