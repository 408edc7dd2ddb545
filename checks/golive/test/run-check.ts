import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';
import type { Habits } from '../src/shop/habits.ts';
import { serveShop, type Shape } from '../src/shop/serve-shop.ts';
import { checkCommand, type Judged } from './check-command.ts';

/** How the shop of the shelf sells, to a customer who does this. */
export function selling(buy = 'POST /buy', delivered = '/orders Хүргэсэн'): readonly string[] {
  const pages = ['--delivered', delivered, '--refund', 'POST {return}/refund'];
  return ['--buy', buy, ...pages, '--sweep', '20'];
}

/** Opens a shop with these habits, and checks it. */
export async function runCheck(
  habits: Habits,
  more: readonly string[],
  sells: readonly string[] = selling(),
  prepare: (sandbox: Sandbox) => void = () => {},
  shape?: Shape,
): Promise<readonly Judged[]> {
  await using place = await serveShop();
  const sandbox = createSandbox({ merchantUrl: place.redirectUri });
  prepare(sandbox);
  const { url } = await sandbox.listen();
  try {
    const { clientId, clientSecret, adminToken } = sandbox;
    // A token has longer than the nine seconds that the check has it take.
    const patience = { tokenDeadline: 13_000, deadline: 5000, sweepEvery: 1000 };
    place.open(habits, { authorizationServer: url, clientId, clientSecret, ...patience }, shape);
    const monPay = ['--url', url, '--admin-token', adminToken];
    return await checkCommand(place.redirectUri, [...monPay, ...sells, ...more]);
  } finally {
    await sandbox.close();
  }
}
