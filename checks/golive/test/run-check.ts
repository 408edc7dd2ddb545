import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createSandbox } from '@monpay-miniapp/sandbox';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import type { Habits } from '../src/shop/habits.ts';
import { serveShop } from '../src/shop/serve-shop.ts';

/** What the check says of one case. */
export interface Judged {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'warning' | 'skipped' | 'undecided';
  readonly seen: { readonly en: string; readonly mn: string };
}

const command = await binOf(join(import.meta.dirname, '..'), '@monpay-miniapp/sandbox');

/** Opens a shop with these habits, and has the command of the sandbox check it. */
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
    const args = ['check', place.redirectUri, ...monPay, ...selling, ...refund, '--json', ...more];
    return (JSON.parse(await output([command, ...args])) as { cases: Judged[] }).cases;
  } finally {
    await sandbox.close();
  }
}

/** What Node prints; that it ends with 1 after a complaint is no matter. */
function output(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 2 ** 27 }, (_, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve(stdout);
    });
  });
}
