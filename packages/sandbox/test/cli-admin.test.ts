import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { exchange, run, start, temporaryFolder } from './cli-command.ts';

describe('code', () => {
  test('mints a code at the sandbox that runs, without being told where it is', async () => {
    const { started, folder } = await start();
    const { code, stdout, stderr } = await run(['code'], { folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const launch = new URL(stdout.trim().split('\n').at(-1) ?? '');
    expect(launch.href).toContain(started.redirect_uri);
    expect((await exchange(started, launch.searchParams.get('code') ?? '')).status).toBe(200);
  });

  test('prints one object, for the customer that was named, over https too', async () => {
    const { folder } = await start(['--https', '--merchant-url', 'http://127.0.0.1:8080/launch']);
    const { code, stdout } = await run(['code', '--json', '--user', 'saraa'], { folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      code: expect.any(String),
      launch_url: expect.stringContaining('http://127.0.0.1:8080/launch?code='),
      expires_at: expect.any(String),
    });
  });

  test('reaches the sandbox of another user by its URL and its admin token', async () => {
    const { started } = await start();
    const { url, admin_token } = started;
    const folder = temporaryFolder();
    expect(await run(['code', '--url', url], { folder })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--admin-token'),
    });
    expect(
      await run(['code', '--url', url, '--admin-token', admin_token], { folder }),
    ).toMatchObject({ code: 0 });
    const env = { MONPAY_SANDBOX_ADMIN_TOKEN: admin_token };
    expect(await run(['code', '--url', url], { folder, env })).toMatchObject({ code: 0 });
    const wrong = await run(['code', '--url', url, '--admin-token', 'sbx_admin_s3cr3t'], {
      folder,
    });
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The admin token does not belong to'),
    });
    expect(wrong.stderr).not.toContain('s3cr3t');
  });

  test('asks which one when several run, and forgets those that were killed', async () => {
    const folder = temporaryFolder();
    const [one, other] = await Promise.all([start([], folder), start([], folder)]);
    const ambiguous = await run(['code'], { folder });
    expect(ambiguous.code).toBe(1);
    expect(ambiguous.stderr).toContain(`--url ${one.started.url}`);
    expect(ambiguous.stderr).toContain(`--url ${other.started.url}`);
    expect(await run(['code', '--url', one.started.url], { folder })).toMatchObject({ code: 0 });
    other.command.child.kill('SIGKILL');
    await other.command.ended;
    expect(await run(['code'], { folder })).toMatchObject({ code: 0 });
  });

  test('repeats what the sandbox says about a customer that is unknown', async () => {
    const { folder } = await start();
    expect(await run(['code', '--user', 'nobody'], { folder })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^monpay-sandbox: The sandbox at http:\/\/127\.0\.0\.1:\d+ refused \(HTTP 4\d\d\): .*customer/,
      ),
    });
  });

  test('says how to start one if none runs', async () => {
    expect(await run(['code'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Start one with `npx monpay-sandbox start`'),
    });
    // As the script of the clone's root.
    expect(await run(['code'], { env: { npm_lifecycle_event: 'sandbox' } })).toMatchObject({
      stderr: expect.stringContaining('Start one with `pnpm sandbox start`'),
    });
  });

  test('gives its token only to a sandbox on this machine', async () => {
    let seen = '';
    await using server = createServer((request, response) => {
      seen += request.method;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const options = ['--admin-token', 'sbx_admin_s3cr3t'];
    const elsewhere = await run(['code', '--url', 'https://z-wallet.monpay.mn', ...options]);
    expect(elsewhere).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('on this machine'),
    });
    const foreign = await run(['code', '--url', `http://127.0.0.1:${port}`, ...options]);
    expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining('is not a sandbox') });
    expect(elsewhere.stderr + foreign.stderr).not.toContain('s3cr3t');
    expect(seen).toBe('GET');
  });
});

describe('reset', () => {
  test('makes the sandbox forget its codes and keep its credentials', async () => {
    const { started, folder } = await start();
    const minted = await run(['code', '--json'], { folder });
    const { code } = JSON.parse(minted.stdout) as { code: string };
    expect(await run(['reset', '--json'], { folder })).toMatchObject({
      code: 0,
      stdout: `${JSON.stringify({ reset: true, url: started.url })}\n`,
    });
    expect((await exchange(started, code)).status).toBe(403);
    expect((await exchange(started, 'code_ok')).status).toBe(200);
  });
});
