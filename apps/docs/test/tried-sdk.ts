import type { TriedSdk } from '../src/errors/sdk-attempts.ts';
import { createSandbox, sdk } from './packages.ts';

/** The sdk with a sandbox, and what an attempt needs of them. */
export function triedSdk(): TriedSdk {
  const sandbox = createSandbox({ deliver: async () => new Response() });
  const { clientId, clientSecret, redirectUri, origin, fetch } = sandbox;
  const options = { clientId, clientSecret, redirectUri, authorizationServer: origin, fetch };
  return {
    sdk,
    // The names of faults are checked by the sandbox itself.
    sandbox: sandbox as unknown as TriedSdk['sandbox'],
    client: (other) =>
      sdk.confidentialClient({ ...options, spentCodes: sdk.memorySpentCodes(), ...other }),
    invoice: async (client) => {
      const { id } = await sdk.createInvoice(client, {
        amount: 6500,
        receiver: 'branch-user',
        description: 'Кофе',
        redirectUri: 'http://localhost:3000/paid/1',
      });
      return id;
    },
    pay: async (invoice) => void (await sandbox.pay(invoice, { user: 'bat' })),
  };
}
