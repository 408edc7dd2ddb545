import { createSandbox } from '@monpay-miniapp/sandbox';
import type { Habits } from '../src/shop/habits.ts';
import { serveShop } from '../src/shop/serve-shop.ts';
import { checkCommand, type Judged } from './check-command.ts';

/** Opens a shop with these habits, and checks it. */
export async function runCheck(
  habits: Habits,
  more: readonly string[],
): Promise<readonly Judged[]> {
  await using place = await serveShop();
  const sandbox = createSandbox({ merchantUrl: place.redirectUri });
  const { url } = await sandbox.listen();
  try {
    const { clientId, clientSecret, adminToken } = sandbox;
    // Longer than the nine seconds that the check has a token take.
    const patience = { deadline: 13_000, sweepEvery: 1000 };
    place.open(habits, { authorizationServer: url, clientId, clientSecret, ...patience });
    const monPay = ['--url', url, '--admin-token', adminToken];
    const selling = ['--buy', 'POST /buy', '--delivered', '/orders Хүргэсэн', '--sweep', '10'];
    const refund = ['--refund', 'POST {return}/refund'];
    return await checkCommand(place.redirectUri, [...monPay, ...selling, ...refund, ...more]);
  } finally {
    await sandbox.close();
  }
}
