import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exchange, run, start, temporaryFolder } from './cli-command.ts';
import { merchant } from './merchant.ts';
import { merchantsToken, newInvoice } from './shop-of-a-command.ts';

/** Each start is a process of its own, and this machine may be busy. */
const slow = { timeout: 60_000 };

function stateFiles(folder: string): string[] {
  const state = join(folder, 'monpay-sandbox');
  const names = readdirSync(state).filter((name) => name.endsWith('.json'));
  return names.map((name) => join(state, name));
}

test(
  'a restart goes on: credentials, tokens, spent codes and the ids of invoices; --fresh forgets',
  slow,
  async () => {
    const folder = temporaryFolder();
    const shop = await merchant();
    const first = await start([], folder);
    const minted = JSON.parse((await run(['code', '--json'], { folder })).stdout) as {
      code: string;
    };
    expect((await exchange(first.started, minted.code)).status).toBe(200);
    const token = await merchantsToken(first.started);
    expect(await newInvoice(first.started, token, shop.url)).toBe(1);
    first.command.child.kill();
    expect(await first.command.ended).toBe(0);

    const [file = ''] = stateFiles(folder);
    expect(stateFiles(folder)).toHaveLength(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'monpay-sandbox')).mode & 0o777).toBe(0o700);

    const second = await start([], folder);
    const names = ['client_id', 'client_secret', 'admin_token'] as const;
    for (const name of names) expect(second.started[name]).toBe(first.started[name]);
    expect((await exchange(second.started, minted.code)).status).toBe(403);
    expect(await newInvoice(second.started, token, shop.url)).toBe(2);
    second.command.child.kill('SIGKILL');
    await second.command.ended;

    const third = await start([], folder);
    expect(await newInvoice(third.started, token, shop.url)).toBeGreaterThan(2);
    third.command.child.kill();
    await third.command.ended;
    const fresh = await start(['--fresh'], folder);
    expect(fresh.started.client_secret).not.toBe(first.started.client_secret);
    expect(await newInvoice(fresh.started, await merchantsToken(fresh.started), shop.url)).toBe(1);
  },
);

test(
  'each seed has a state of its own, and a second sandbox of the folder keeps nothing',
  slow,
  async () => {
    const folder = temporaryFolder();
    const first = await start(['--seed', 'one'], folder);
    const other = await start(['--seed', 'two'], folder);
    expect(stateFiles(folder)).toHaveLength(2);
    expect(other.command.stderr).not.toContain('keeps nothing');
    const twin = await start(['--seed', 'one'], folder);
    expect(await twin.command.printed('stderr', /keeps nothing/)).toBe('keeps nothing');
    expect(twin.started.client_secret).toBe(first.started.client_secret);
  },
);

test('of five that start in one folder at once, one keeps the state', slow, async () => {
  const folder = temporaryFolder();
  const before = await start([], folder);
  // A crash leaves its lock behind.
  before.command.child.kill('SIGKILL');
  await before.command.ended;
  const all = await Promise.all(Array.from({ length: 5 }, () => start([], folder)));
  const keepers = (): string[] =>
    all
      .filter(({ command }) => !command.stderr.includes('keeps nothing'))
      .map(({ started }) => started.client_secret);
  await expect.poll(keepers).toEqual([before.started.client_secret]);
});

test('a state that is broken is not guessed at', slow, async () => {
  const folder = temporaryFolder();
  const first = await start([], folder);
  first.command.child.kill();
  await first.command.ended;
  const [file = ''] = stateFiles(folder);
  const whole = readFileSync(file, 'utf8');
  for (const text of ['{', 'null', '{"pid":1,"seed":"x","state":{"version":9}}', '[]']) {
    writeFileSync(file, text);
    const { code, stderr } = await run(['start', '--port', '0'], { folder });
    expect([code, stderr]).toEqual([1, expect.stringContaining('--fresh')]);
  }
  writeFileSync(file, whole);
  const again = await start([], folder);
  expect(again.started.client_id).toBe(first.started.client_id);
});

test(
  '--config brings customers and clients along, and says what is wrong with it without quoting it',
  slow,
  async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'config.json');
    const client = {
      client_id: 'shop',
      client_secret: 'sbx_my_own_secret',
      redirect_uri: 'http://localhost:3000/launch',
    };
    const users = [{ id: 'dorj', first_name: 'Дорж', last_name: null, phone: '1', balance: 5 }];
    writeFileSync(file, JSON.stringify({ users, clients: [client] }));
    const { started } = await start(['--config', file], folder);
    expect(started).toMatchObject(client);
    const headers = { Authorization: `Bearer ${started.admin_token}` };
    const state: unknown = await (await fetch(`${started.url}/_sandbox/state`, { headers })).json();
    expect(state).toMatchObject({ users: [{ id: 'dorj', user_id: 1001, balance: 5 }] });

    for (const [text, problem] of [
      ['sbx_hidden', 'not JSON'],
      ['["sbx_hidden"]', 'not a JSON object'],
      ['{"sbx_hidden":1}', 'takes only users and clients'],
      ['{"users":"sbx_hidden"}', 'takes a list of objects'],
      ['{"users":[{"sbx_hidden":1}]}', 'each of users may have'],
      ['{"users":[{"id":"x"}]}', '--config: users[0].first_name takes'],
      [
        JSON.stringify({ clients: [{ ...client, redirect_uri: 'sbx_hidden' }] }),
        '--config: clients[0].redirect_uri takes an absolute http: or https: URL in ASCII, without a fragment, a user name or',
      ],
    ] as const) {
      writeFileSync(file, text);
      const { code, stderr } = await run(['start', '--port', '0', '--config', file], { folder });
      expect([text, code]).toEqual([text, 2]);
      expect(stderr).toContain(problem);
      expect(stderr).not.toContain('sbx_hidden');
    }
    writeFileSync(file, JSON.stringify({ clients: [client] }));
    for (const flag of ['--merchant-url', '--name']) {
      const both = await run(['start', '--config', file, flag, 'http://localhost/x'], { folder });
      expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining(`: ${flag} and the`) });
    }
    const missing = await run(['start', '--config', join(folder, 'none.json')], { folder });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('does not exist') });
  },
);

test(
  'pay, decline, refund and resend answer the latest invoice, or the one that is named',
  slow,
  async () => {
    const folder = temporaryFolder();
    const shop = await merchant();
    const { started, command } = await start([], folder);
    const none = await run(['pay'], { folder });
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('no invoices yet') });
    const token = await merchantsToken(started);
    await newInvoice(started, token, shop.url);
    await newInvoice(started, token, shop.url);

    const declined = await run(['decline', '--info', 'дараа'], { folder });
    expect(declined).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Invoice 2 is FAILED: '),
    });
    expect(declined.stdout).toContain('{"ok":true}');
    const paid = await run(['pay', '1', '--user', 'saraa', '--json'], { folder });
    expect(JSON.parse(paid.stdout)).toMatchObject({
      invoice: { id: 1, status: 'PAID' },
      deliveries: [{ id: 'delivery-2', status: 200 }],
    });
    const resent = await run(['resend'], { folder });
    expect(resent.stdout).toContain('HTTP 200');
    expect((await run(['resend', 'delivery-1'], { folder })).code).toBe(0);
    expect(shop.received.map(({ target }) => /status=(\w+)/.exec(target)?.[1])).toEqual([
      'FAILED',
      'PAID',
      'PAID',
      'FAILED',
    ]);
    expect((await run(['refund', '1'], { folder })).stdout).toContain('Invoice 1 is REFUNDED.');
    const again = await run(['refund', '1'], { folder });
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('HTTP 409') });
    for (const args of [
      ['pay', 'x'],
      ['resend', '1'],
      ['pay', '1', '2'],
      ['tail', '1'],
    ]) {
      expect([args, (await run(args, { folder })).code]).toEqual([args, 2]);
    }
    expect(command.stderr).toMatch(/GET .*\/return\/nonce-1\?.*status=PAID.* {2}200 {2}delivery-2/);
  },
);
