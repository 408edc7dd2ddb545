import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playPurchase } from '@monpay-miniapp/shared/play-purchase';
import { postgresServer } from '@monpay-miniapp/shared/postgres-server';
import { succeed } from '@monpay-miniapp/shared/run';
import type { ShownInvoice } from '@monpay-miniapp/shared/sandbox-process';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';

const cwd = join(import.meta.dirname, '../..');

/** Two processes of the Express example, and one Postgres with their orders. */
async function twoMachines() {
  const postgres = await postgresServer();
  onTestFinished(postgres.stop);
  const database = new Client(postgres.url);
  database.on('error', () => {});
  await database.connect();
  onTestFinished(() => database.end());
  await database.query(readFileSync(join(cwd, 'src/orders/orders.sql'), 'utf8'));

  const states = mkdtempSync(join(tmpdir(), 'machines-'));
  onTestFinished(() => rmSync(states, { recursive: true }));
  const env = { DATABASE_URL: postgres.url };
  const command = [process.execPath, 'src/express.ts'];
  const here = await startShop(command, { cwd, states, env });
  onTestFinished(() => here[Symbol.asyncDispose]());
  const { sandbox } = here;
  const there = await startShop(command, { cwd, states, env, sandbox });
  onTestFinished(() => there[Symbol.asyncDispose]());

  return {
    sandbox,
    here,
    there,
    output: () => here.output() + there.output(),
    /** Both sweep at once; answers what they wrote. */
    sweep: async (): Promise<string> => {
      const run = () =>
        succeed(process.execPath, ['test/postgres/sweeper.ts'], {
          cwd,
          env: { ...sandbox.variables, ...env },
        });
      return (await Promise.all([run(), run()])).map(({ stdout }) => stdout).join('');
    },
    /** A customer orders, and nobody pays yet. */
    order: async (): Promise<ShownInvoice> => {
      const launch = `${here.origin}/launch?code=${await sandbox.mintCode()}`;
      const [cookie = ''] = (await fetch(launch, { redirect: 'manual' })).headers.getSetCookie();
      const headers = { Cookie: cookie.split(';')[0] ?? '' };
      await fetch(`${here.origin}/checkout`, { method: 'POST', headers, redirect: 'manual' });
      const invoice = (await sandbox.invoices()).at(-1);
      if (!invoice) throw new Error('there is no invoice');
      return invoice;
    },
  };
}

const deliveries = (output: string): string[] => output.match(/Delivered order \S+/g) ?? [];

test('one machine takes the order, both take notices, and it is delivered once', async () => {
  const { here, sandbox, output } = await twoMachines();
  expect(await playPurchase({ origin: here.origin, output }, sandbox)).toEqual([]);
});

test('forty notices at both at once deliver once', async () => {
  const { here, there, sandbox, order, output } = await twoMachines();
  await sandbox.change({ notice: 'never' });
  const { id, client_service_url: notices = '' } = await order();
  await sandbox.pay(id);
  const elsewhere = notices.replace(here.origin, there.origin);
  const calls = Array.from({ length: 40 }, (_, index) =>
    fetch(`${index % 2 ? notices : elsewhere}?status=${index % 3 ? 'PAID' : 'FAILED'}`),
  );
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200));
  expect(deliveries(output())).toHaveLength(1);
});

test('two sweeps at once deliver what no notice reported, once, and nothing that is not paid', async () => {
  const { sandbox, order, sweep } = await twoMachines();
  await sandbox.change({ notice: 'never' });
  const paid = [await order(), await order()];
  await order();
  for (const { id } of paid) await sandbox.pay(id);
  const nonces = paid.map(({ redirect_uri }) => redirect_uri.split('/').at(-1));
  expect(deliveries(await sweep()).toSorted()).toEqual(
    nonces.map((nonce) => `Delivered order ${nonce}`).toSorted(),
  );
  expect(deliveries(await sweep())).toEqual([]);
});
