import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run, start, temporaryFolder } from './cli-command.ts';

test("starts the sdk's doctor, which finds nothing wrong with a sandbox and spends no code", async () => {
  const merchant = createServer((_, response) => response.writeHead(400).end());
  merchant.listen(0, '127.0.0.1');
  await once(merchant, 'listening');
  onTestFinished(() => void merchant.close());
  const { port } = merchant.address() as AddressInfo;
  const { started } = await start(['--merchant-url', `http://127.0.0.1:${port}/launch?lang=mn`]);
  const env = {
    MONPAY_CLIENT_ID: started.client_id,
    MONPAY_CLIENT_SECRET: started.client_secret,
    MONPAY_REDIRECT_URI: started.redirect_uri,
    MONPAY_AUTHORIZATION_SERVER: started.url,
  };
  const { code, stdout, stderr } = await run(['doctor'], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('ok    mini app answers 400 to a launch without a code');
  expect(stdout).toContain('ok    authorization server answers; it is a SANDBOX (not MonPay)');
  expect(stdout).toContain('ok    credentials and redirect URI are those that the sandbox has');
  expect(stdout).toMatch(
    /\nNothing stands in the way: 0 to fix, 0 to look at\. No code was spent\.\n$/,
  );
  for (const [change, found] of [
    [{ MONPAY_CLIENT_SECRET: 'sbx_secret_s3cr3t' }, 'fail  credentials are not those'],
    [{ MONPAY_CLIENT_ID: 'another' }, 'fail  credentials are not those'],
    [
      { MONPAY_REDIRECT_URI: `http://localhost:${port}/launch` },
      'fail  MONPAY_REDIRECT_URI is not what the sandbox has registered',
    ],
    [
      { MONPAY_REDIRECT_URI: `http://127.0.0.1:${port}/other` },
      'warn  MONPAY_REDIRECT_URI is not the URL that the sandbox opens',
    ],
  ] as const) {
    const wrong = await run(['doctor'], { env: { ...env, ...change } });
    expect(wrong.code).toBe(found.startsWith('fail') ? 1 : 0);
    expect(wrong.stdout).toContain(found);
    expect(wrong.stdout).not.toContain('s3cr3t');
  }
  const requests = await fetch(`${started.url}/_sandbox/requests`, {
    headers: { Authorization: `Bearer ${started.admin_token}` },
  });
  expect(JSON.stringify(await requests.json())).not.toContain('/v2/oauth/token');
});

test('passes on the options and the exit code', async () => {
  const { code, stdout } = await run(['doctor', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false });
  expect(await run(['doctor', '--colour'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "monpay-doctor: Unknown option '--colour'. See --help.\n",
  });
});

test('says where the doctor comes from if it is not installed', () => {
  const folder = temporaryFolder();
  const sandbox = join(folder, 'node_modules/@monpay-miniapp/sandbox');
  mkdirSync(sandbox, { recursive: true });
  for (const part of ['package.json', 'dist']) {
    cpSync(new URL(`../${part}`, import.meta.url), join(sandbox, part), { recursive: true });
  }
  const args = [join(sandbox, 'dist/cli.js'), 'doctor'];
  // pnpm gives those whom it starts a NODE_PATH, on which the sdk is.
  const env = { PATH: process.env['PATH'] };
  const options = { cwd: folder, encoding: 'utf8', env } as const;
  const { status, stderr } = spawnSync(process.execPath, args, options);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'monpay-sandbox: The doctor comes with @monpay-miniapp/sdk, which is not installed here. Add it, or run: npx --package @monpay-miniapp/sdk monpay-doctor\n',
  });
});
