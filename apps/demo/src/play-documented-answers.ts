import { startMock } from '@monpay-miniapp/mock';
import { confidentialClient } from '@monpay-miniapp/sdk';
import { openShop } from './open-shop.ts';
import type { Outcome } from './outcome.ts';
import { serveShop } from './serve-shop.ts';
import { Visitor } from './visitor.ts';

/** One launch, played: what MonPay was asked to answer, and what came of it. */
export interface Launch {
  readonly expected: { readonly status: number; readonly error?: string };
  /** The statuses that the customer's browser got from the mini app: of the launch, and of the page behind it. */
  readonly statuses: readonly number[];
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
export async function* playDocumentedAnswers(): AsyncGenerator<Launch> {
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
  const server = await serveShop();
  try {
    const client = confidentialClient({
      clientId: 'demo-client-id',
      clientSecret: 'demo-client-secret',
      redirectUri: server.redirectUri,
      authorizationServer: mockUrl,
      // Prism answers what this header asks for. A merchant leaves `fetch` out.
      fetch(input, init) {
        const headers = new Headers(init?.headers);
        headers.set('Prefer', `code=${expected.status}`);
        return fetch(input, { ...init, headers });
      },
    });
    await openShop(server, client, { onOutcome: (outcome) => outcomes.push(outcome) });
    const { statuses } = await new Visitor().open(
      `${server.redirectUri}?code=${crypto.randomUUID()}`,
    );
    const [outcome] = outcomes;
    if (!outcome) throw new Error(`The mini app answered ${statuses.join()} without an outcome.`);
    return { expected, statuses, outcome };
  } finally {
    await server.close();
  }
}
