import type { StartedSandbox } from './cli-command.ts';

/** The merchant's own token of a sandbox in another process. */
export async function merchantsToken({
  url,
  client_id,
  client_secret,
}: StartedSandbox): Promise<string> {
  const form = { client_id, client_secret, grant_type: 'client_credentials' };
  const answer = await fetch(`${url}/v2/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Creates an invoice there, which returns to a shop. */
export async function newInvoice(
  started: StartedSandbox,
  token: string,
  shop: string,
): Promise<number> {
  const answer = await fetch(`${started.url}/v2/api/oauth/invoice`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      amount: 15_000,
      receiver: 'branch-user',
      invoiceType: 'P2B',
      redirectUri: `${shop}/return/nonce-1`,
      description: 'Кофе',
    }),
  });
  return ((await answer.json()) as { result: { id: number } }).result.id;
}
