import { readFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAnsweredBy } from './check-answered-by.ts';
import { merchantFolder } from './merchant-folder.ts';
import { readmeCommands, type ReadmeCommands } from './readme-commands.ts';
import { run, type Finished } from '@monpay-miniapp/shared/run';
import { SandboxProcess } from '@monpay-miniapp/shared/sandbox-process';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import { sandboxCommand } from './sandbox-command.ts';
import { shell } from './shell.ts';

const readme = readFileSync(
  fileURLToPath(new URL('../../../spec/README.md', import.meta.url)),
  'utf8',
);

/** How a sample is started in all tests but the first of each: as the README says, unless that takes long. */
export type Start = (commands: ReadmeCommands) => {
  /** Run once, after the client was made. */
  readonly prepare?: string;
  readonly exchange: string;
  readonly invoice: string;
};

/** What a client of this language has to do, whose samples are in this folder. */
export function testClient(language: string, samples: string, start: Start): void {
  describe(`a ${language} client, made of the packed spec as its README says,`, () =>
    tests(language, samples, start));
}

function tests(language: string, samples: string, start: Start): void {
  const commands = readmeCommands(readme, language);
  const started = start(commands);
  const used = new AsyncDisposableStack();
  let sandbox: SandboxProcess;
  let cwd: string;

  beforeAll(async () => {
    sandbox = used.use(await SandboxProcess.start([process.execPath, sandboxCommand()]));
    cwd = used.use(await merchantFolder(samples)).path;
    for (const lines of [commands.make, started.prepare ?? '']) {
      const made = await shell(lines, { cwd });
      expect(made.status, made.stdout + made.stderr).toBe(0);
    }
  });
  afterAll(() => used.disposeAsync());

  /** What the sample prints; never the token, nor anything on standard error. */
  async function exchange(
    code: string,
    command = started.exchange,
  ): Promise<Finished & { printed: unknown }> {
    const answer = await shell(command, {
      cwd,
      env: { ...sandbox.variables, CODE: code },
    });
    expect(answer.stderr).toBe('');
    return { ...answer, printed: JSON.parse(answer.stdout) };
  }

  test('exchanges a code, and reads the documented error of its second use', async () => {
    const code = await sandbox.mintCode();

    expect(await exchange(code, commands.exchange)).toMatchObject({
      status: 0,
      printed: { token_type: 'Bearer' },
    });
    expect(await exchange(code)).toMatchObject({
      status: 1,
      printed: { status: 403, error: 'invalid_grant' },
    });
    expect(await sandbox.requests()).toMatchObject([
      { method: 'POST', path: '/v2/oauth/token', status: 200 },
      { method: 'POST', path: '/v2/oauth/token', status: 403, error: 'invalid_grant' },
    ]);
  });

  test.each([
    ['code_400', 400, 'invalid_request'],
    ['code_401', 401, 'unauthorized_client'],
    ['code_415', 415, 'unsupported_grant_type'],
    ['code_505', 505, 'server_error'],
    ['code_html', 505, null],
    ['code_envelope_200', 200, null],
    ['code_token_in_envelope', 200, null],
    ['code_reset_after', 0, null],
  ])('reads %s as %i %s, and prints nothing else', async (code, status, error) => {
    expect(await exchange(code)).toMatchObject({ status: 1, printed: { status, error } });
  });

  test('takes a token without expires_in, and one whose refresh_token is null', async () => {
    for (const code of ['code_no_expires_in', 'code_null_refresh_token']) {
      expect(await exchange(code)).toMatchObject({ printed: { token_type: 'Bearer' } });
    }
  });

  test('follows no redirect, and asks once', async () => {
    const before = await sandbox.requests();

    expect(await exchange('code_redirect')).toMatchObject({ printed: { status: 307 } });

    const paths = (await sandbox.requests()).slice(before.length).map(({ path }) => path);
    expect(paths).toEqual(['/v2/oauth/token']);
  });

  /** What the invoice's sample prints, of the sandbox or of another server. */
  async function invoice(
    env: Record<string, string> = {},
    command = started.invoice,
  ): Promise<Finished & { printed: unknown }> {
    const answer = await shell(command, {
      cwd,
      env: { ...sandbox.variables, MONPAY_RECEIVER: 'branch-user', AMOUNT: '15000', ...env },
    });
    expect(answer.stderr).toBe('');
    return { ...answer, printed: JSON.parse(answer.stdout) };
  }

  test("creates an invoice with the merchant's own token, and checks it", async () => {
    const before = (await sandbox.requests()).length;

    const { status, printed } = await invoice({}, commands.invoice);

    expect(status).toBe(0);
    expect(printed).toEqual({ id: expect.any(Number), status: 'NEW', paid: false });
    const { id } = printed as { id: number };
    expect((await sandbox.requests()).slice(before)).toMatchObject([
      { method: 'POST', path: '/v2/oauth/token', status: 200 },
      { method: 'POST', path: '/v2/api/oauth/invoice', status: 200 },
      { method: 'GET', path: `/v2/api/oauth/invoice/${id}`, status: 200 },
    ]);
  });

  test.each<[example: string, amount: string, printed: object]>([
    ['invoice_new', '15000', { id: 64, status: 'NEW', paid: false }],
    ['invoice_paid', '15000', { id: 64, status: 'PAID', paid: true }],
    ['invoice_paid_transaction_text', '15000', { id: 64, status: 'PAID', paid: true }],
    ['invoice_paid', '16000', { id: 64, status: 'PAID', paid: false }],
    ['invoice_failed', '15000', { id: 64, status: 'FAILED', paid: false }],
    ['invoice_unknown_status', '15000', { id: 64, status: 'EXPIRED', paid: false }],
    ['invoice_check_refused', '15000', { status: 200, intCode: 5 }],
    ['unauthorized', '15000', { status: 401, intCode: 1 }],
    ['insufficient_access', '15000', { status: 401, intCode: 6 }],
    ['internal_error', '15000', { status: 500, intCode: 999 }],
  ])('reads %s for an order of %s', async (example, amount, printed) => {
    await using mock = await checkAnsweredBy(example);

    const answer = await invoice({ AMOUNT: amount, MONPAY_AUTHORIZATION_SERVER: mock.url });

    expect(answer).toMatchObject({ status: 'paid' in printed ? 0 : 1, printed });
  });

  test('is in a whole mini app that passes the go-live check', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'monpay-app-'));
    const env = { MONPAY_RECEIVER: 'branch-user', SHOP_DATA: folder.path };
    // As the sandbox's --write-env does it.
    const writeEnv = 'env | grep ^MONPAY_ > .env; unset "${!MONPAY_@}"; ';
    const command = ['bash', '-euo', 'pipefail', '-c', writeEnv + commands.app];
    await using shop = await startShop(command, { cwd, states: folder.path, env });
    const monPay = ['--url', shop.sandbox.variables['MONPAY_AUTHORIZATION_SERVER'] ?? ''];
    const selling = ['--buy', 'POST /checkout', '--delivered', 'төлөгдлөө'];
    const skipped = ['--skip', 'notice-never=The sample has no cron job.'];
    const args = [sandboxCommand(), 'check', `${shop.origin}/launch`, '--json'];
    const { status, stdout } = await run(
      process.execPath,
      [...args, ...monPay, ...selling, ...skipped],
      { cwd, timeout: 3 * 60_000 },
    );
    const { cases } = JSON.parse(stdout) as { cases: { name: string; outcome: string }[] };
    expect(cases.filter(({ outcome }) => outcome !== 'passed')).toMatchObject([
      // Nobody has seen it, and the generated clients know no such answer.
      { name: 'token-in-envelope', outcome: 'warning' },
      { name: 'notice-never', outcome: 'skipped' },
      { name: 'sweep-goes-on', outcome: 'skipped' },
      { name: 'refund-failed', outcome: 'skipped' },
    ]);
    expect(cases.length).toBeGreaterThan(50);
    expect(status).toBe(0);
  }, 240_000);

  test('sends the secret over https only', async () => {
    const answer = await shell(started.exchange, {
      cwd,
      env: {
        ...sandbox.variables,
        CODE: 'code_ok',
        MONPAY_AUTHORIZATION_SERVER: 'http://shop.invalid',
      },
    });

    expect(answer.status).not.toBe(0);
    expect(answer.stdout + answer.stderr).toContain('The client secret goes over https only.');
    expect(answer.stdout + answer.stderr).not.toContain(sandbox.variables['MONPAY_CLIENT_SECRET']);
  });
}
