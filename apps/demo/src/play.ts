import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { startMock } from '@monpay-miniapp/mock';
import { confidentialClient } from '@monpay-miniapp/oauth';
import { miniApp, type Outcome } from './mini-app.ts';

/** One launch, played: what MonPay was asked to answer, and what came of it. */
export interface Launch {
  readonly expected: { readonly status: number; readonly error?: string };
  /** The status that the customer's browser got from the mini app. */
  readonly status: number;
  readonly outcome: Outcome;
}

const documented = [
  { status: 200 },
  { status: 400, error: 'invalid_request' },
  { status: 401, error: 'unauthorized_client' },
  { status: 403, error: 'invalid_grant' },
  { status: 415, error: 'unsupported_grant_type' },
  { status: 505, error: 'server_error' },
];

/** Starts the mock of MonPay and plays one launch for each documented answer. Stays on loopback. */
export async function* play(): AsyncGenerator<Launch> {
  const mock = await startMock();
  try {
    for (const expected of documented) yield await launch(mock.url, expected);
  } finally {
    await mock.close();
  }
}

/** Whether the launch ended as MonPay was asked to answer. */
export function asExpected({ expected, outcome }: Launch): boolean {
  if (!expected.error) return outcome.token !== undefined;
  return (
    outcome.error?.code === 'token_response_error' &&
    outcome.error.error === expected.error &&
    outcome.error.status === expected.status
  );
}

async function launch(mockUrl: string, expected: Launch['expected']): Promise<Launch> {
  const outcomes: Outcome[] = [];
  // The redirect URI has the port, which is known only once the server listens.
  const server = serve({
    fetch: (request) => app.fetch(request),
    hostname: '127.0.0.1',
    port: 0,
  });
  await once(server, 'listening');
  const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/launch`;
  const client = confidentialClient({
    clientId: 'demo-client-id',
    clientSecret: 'demo-client-secret',
    redirectUri,
    authorizationServer: mockUrl,
    // Prism answers what this header asks for. A merchant leaves `fetch` out.
    fetch(input, init) {
      const headers = new Headers(init?.headers);
      headers.set('Prefer', `code=${expected.status}`);
      return fetch(input, { ...init, headers });
    },
  });
  const app = miniApp(client, (outcome) => outcomes.push(outcome));
  try {
    const url = `${redirectUri}?code=${crypto.randomUUID()}`;
    const { status } = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const [outcome] = outcomes;
    if (!outcome) throw new Error(`The mini app answered ${status} without an outcome.`);
    return { expected, status, outcome };
  } finally {
    server.close();
  }
}
