import { expect, test } from 'vitest';
import { CliCommand, exchange, run, start, temporaryFolder } from './cli-command.ts';
import { merchant } from './merchant.ts';
import { merchantsToken, newInvoice } from './shop-of-a-command.ts';

/** Each start is a process of its own, and this machine may be busy. */
const slow = { timeout: 60_000 };

test('tail prints a line for each request and notice, until the sandbox ends', slow, async () => {
  const folder = temporaryFolder();
  const shop = await merchant();
  const { started, command } = await start([], folder);
  await using tail = new CliCommand(folder, ['tail', '--json']);
  const token = await merchantsToken(started);
  const headers = { Authorization: `Bearer ${started.admin_token}` };
  const lines = (): Record<string, unknown>[] =>
    tail.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  // Nothing says when it follows, so something happens until it has seen it all.
  const seen = async (): Promise<boolean> => {
    const id = await newInvoice(started, token, shop.url);
    await fetch(`${started.url}/_sandbox/invoices/${id}/pay`, { method: 'POST', headers });
    return (
      lines().some(({ path }) => path === '/v2/api/oauth/invoice') &&
      lines().some(({ delivery, status }) => delivery !== undefined && status === 200)
    );
  };
  await expect.poll(seen, { timeout: 30_000, interval: 200 }).toBe(true);
  command.child.kill();
  expect(await tail.ended).toBe(1);
  expect(tail.stderr).toContain('No sandbox answers');
  expect(tail.stdout).not.toMatch(/sbx_/);
});

test('revoke makes the latest token invalid, of the merchant or of a customer', slow, async () => {
  const folder = temporaryFolder();
  const { started } = await start([], folder);
  const none = await run(['revoke'], { folder });
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('has no token') });
  const minted = JSON.parse((await run(['code', '--json'], { folder })).stdout) as { code: string };
  const answer = await exchange(started, minted.code);
  const customers = ((await answer.json()) as { access_token: string }).access_token;
  const merchants = await merchantsToken(started);
  const status = async (token: string): Promise<number> =>
    (
      await fetch(`${started.url}/v2/api/oauth/invoice/1`, {
        headers: { Authorization: `Bearer ${token}` },
      })
    ).status;
  // There is no such invoice; a token that is worth nothing is said first.
  expect([await status(merchants), await status(customers)]).toEqual([400, 400]);
  const revoked = await run(['revoke', '--json'], { folder });
  expect(JSON.parse(revoked.stdout)).toEqual({ revoked: 'token-2' });
  expect([await status(merchants), await status(customers)]).toEqual([401, 400]);
  expect((await run(['revoke', '--user', 'bat'], { folder })).stdout).toContain('token-1');
  expect(await status(customers)).toBe(401);
  expect((await run(['revoke', 'token-9'], { folder })).code).toBe(1);
});
