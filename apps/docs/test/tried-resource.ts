import type { Call, Tried } from '../src/errors/resource-attempts.ts';
import { createSandbox, type Sandbox } from './packages.ts';

const address = 'http://localhost:3000/launch';

/** A sandbox with two clients, and what an attempt needs of it. */
export async function triedResource(): Promise<Tried & { sandbox: Sandbox }> {
  const clients = ['shop', 'other-shop'].map((clientId) => ({
    clientId,
    clientSecret: `sbx_${clientId}`,
    redirectUri: address,
  }));
  // Notices lead nowhere here.
  const sandbox = createSandbox({ clients, deliver: async () => new Response() });
  const invoice = {
    amount: 6500,
    receiver: 'branch-user',
    invoiceType: 'P2B',
    redirectUri: 'http://localhost:3000/paid/1',
    description: 'Кофе',
  };

  async function tokenFor(fields: Record<string, string>): Promise<string> {
    const answer = await sandbox.fetch(`${sandbox.origin}/v2/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  const merchantToken = (index: number): Promise<string> =>
    tokenFor({
      grant_type: 'client_credentials',
      client_id: clients[index]!.clientId,
      client_secret: clients[index]!.clientSecret,
    });
  const customerToken = (user: string): Promise<string> =>
    tokenFor({
      grant_type: 'authorization_code',
      client_id: clients[0]!.clientId,
      client_secret: clients[0]!.clientSecret,
      redirect_uri: address,
      code: sandbox.issueCode(user).code,
    });

  // One of each kind for all calls: an attempt may make them old.
  const tokens = { customer: await customerToken('bat'), merchant: await merchantToken(0) };

  async function ask(call: Call): Promise<Response> {
    const { method = 'GET', path, token = 'customer', headers, body } = call;
    return sandbox.fetch(sandbox.origin + path, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token !== 'none' && { Authorization: `Bearer ${tokens[token]}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  return {
    sandbox,
    invoice,
    customerToken,
    merchantToken,
    send: async (call) => void (await ask(call)),
    create: async (token) => {
      const call = { method: 'POST', path: '/v2/api/oauth/invoice', token, body: invoice };
      const { result } = (await (await ask(call)).json()) as { result: { id: number } };
      return result.id;
    },
  };
}
