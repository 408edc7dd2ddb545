// One machine of the race: a process of its own, with the package as it is built and published.
import { confidentialClient, isOAuthError, requestToken } from '@monpay-miniapp/sdk';
import { redisSpentCodes } from '@monpay-miniapp/sdk/redis';
import { clients } from './clients.ts';

const [kind = '', redisPort, authorizationServer, lanes] = process.argv.slice(2);
const connection = await clients[kind]?.(Number(redisPort));
if (!connection) throw new Error(`there is no client called ${kind}`);

const client = confidentialClient({
  clientId: 'shop',
  clientSecret: 'shop-secret',
  redirectUri: 'https://shop.example/launch',
  authorizationServer,
  // Whatever takes long on a busy machine is not what the race is about.
  timeout: 60_000,
  spentCodes: redisSpentCodes(connection.client, { timeout: 20_000 }),
});

process.on('disconnect', () => process.exit());
process.on('message', (codes: string[]) => {
  const outcomes: Record<string, string> = {};
  const queue = [...codes];
  const lane = async (): Promise<void> => {
    for (let code = queue.shift(); code !== undefined; code = queue.shift()) {
      outcomes[code] = await outcomeOf(code);
    }
  };
  void Promise.all(Array.from({ length: Number(lanes) }, lane)).then(() =>
    process.send?.(outcomes),
  );
});
process.send?.('ready');

async function outcomeOf(code: string): Promise<string> {
  try {
    return (await requestToken(client, { code })).access_token;
  } catch (error) {
    return isOAuthError(error) ? error.code : String(error);
  }
}
