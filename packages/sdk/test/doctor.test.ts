import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { merchantProject } from './merchant-process.ts';
import { credentials, type Line, run, doctor, serve, sandboxThat } from './doctor-run.ts';

describe('doctor', () => {
  test('finds nothing wrong with a mini app and a sandbox, and spends no code', async () => {
    const seen: string[] = [];
    const see: RequestListener = (request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.writeHead(400, { 'X-Sandbox': 'monpay-miniapp' }).end();
    };
    const env = {
      ...credentials,
      MONPAY_REDIRECT_URI: `${await serve(see)}/launch?lang=mn`,
      MONPAY_AUTHORIZATION_SERVER: await serve(see),
    };
    const { status, stdout, stderr } = await run([], { env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('ok    mini app answers 400 to a launch without a code');
    expect(stdout).toContain('ok    authorization server answers; it is a SANDBOX (not MonPay)');
    expect(stdout).toContain("ok    clock agrees with the authorization server's");
    expect(stdout).toContain('0 to fix, 0 to look at. No code was spent.');
    expect(stdout).toContain('Nothing that can be seen from here stands in the way');
    expect(stdout).toMatch(/Only a launch shows whether the credentials are right\.\n$/);
    expect(stdout).not.toContain('s3cr3t');
    expect(seen.toSorted()).toEqual(['GET /', 'GET /launch?lang=mn']);
  });

  test.each<[client: string, level: Line['level'], about: string]>([
    ['registered', 'ok', 'credentials'],
    ['unknown', 'fail', 'credentials'],
    ['refused_redirect_uri', 'fail', 'MONPAY_REDIRECT_URI'],
    ['other_redirect_uri', 'warn', 'MONPAY_REDIRECT_URI'],
  ])('asks a sandbox about the credentials that it made: %s', async (client, level, about) => {
    const shop = await serve((_, response) => response.writeHead(400).end());
    const { url, seen } = await sandboxThat(JSON.stringify({ sandbox: true, client }));
    const env = {
      MONPAY_CLIENT_ID: 'shop: 1',
      MONPAY_CLIENT_SECRET: 'sbx_s3cr3t',
      MONPAY_REDIRECT_URI: `${shop}/launch?lang=mn`,
      MONPAY_AUTHORIZATION_SERVER: url,
    };
    const { ok, checks } = await doctor(env);
    expect(ok).toBe(level !== 'fail');
    expect(checks).toContainEqual(expect.objectContaining({ level, about }));
    const query = new URLSearchParams({ redirect_uri: env.MONPAY_REDIRECT_URI }).toString();
    const basic = Buffer.from('shop%3A%201:sbx_s3cr3t').toString('base64');
    expect(seen).toEqual(['GET / undefined', `GET /_sandbox/health?${query} Basic ${basic}`]);
    const { stdout } = await run([], { env });
    expect(stdout).not.toContain('Only a launch shows');
  });

  test.each([
    ['not JSON', 'sbx_s3cr3t', '<html>', 2],
    ['null', 'sbx_s3cr3t', 'null', 2],
    ['of an earlier version', 'sbx_s3cr3t', '{"sandbox":true}', 2],
    ['without an end', 'sbx_s3cr3t', '{'.repeat(100_000), 2],
    ['not asked for, since the secret is real', 's3cr3t-of-the-shop', '{"client":"unknown"}', 1],
  ])('concludes nothing from an answer that is %s', async (_, secret, answer, requests) => {
    const { url, seen } = await sandboxThat(answer);
    const env = {
      MONPAY_CLIENT_SECRET: secret,
      MONPAY_REDIRECT_URI: 'https://shop.example/launch',
      MONPAY_AUTHORIZATION_SERVER: url,
    };
    const { ok, checks } = await doctor(env);
    expect(ok).toBe(true);
    expect(checks).toContainEqual(expect.objectContaining({ level: 'skip', about: 'credentials' }));
    expect(seen).toHaveLength(requests);
  });

  test('reads .env, or the file that it is given, and the environment takes precedence', async () => {
    const folder = merchantProject({});
    writeFileSync(join(folder, '.env'), 'MONPAY_REDIRECT_URI="not a url"\n');
    writeFileSync(join(folder, 'other.env'), 'MONPAY_REDIRECT_URI=https://shop.example/launch\n');
    const about = 'MONPAY_REDIRECT_URI';
    expect((await doctor({}, [], folder)).checks).toContainEqual(
      expect.objectContaining({ about, level: 'fail' }),
    );
    const other = await doctor({}, ['--env', 'other.env'], folder);
    expect(other).toMatchObject({ status: 0, ok: true });
    expect(other.checks).toContainEqual(expect.objectContaining({ about, level: 'ok' }));
    const above = await doctor({ [about]: 'https://shop.example/' }, [], folder);
    expect(above.checks).toContainEqual(expect.objectContaining({ about, level: 'ok' }));
    const missing = await run(['--env', 'nowhere.env'], { folder });
    expect(missing).toMatchObject({
      status: 1,
      stderr: "monpay-doctor: nowhere.env can't be read (ENOENT).\n",
    });
    const secret = await run(['--env', 's3cr3t-of-the-shop'], { folder });
    expect(secret).toMatchObject({
      status: 1,
      stderr: "monpay-doctor: The file of --env can't be read (ENOENT).\n",
    });
  });

  test('lists everything that is missing when nothing is set', async () => {
    const { status, stdout } = await run([]);
    expect(status).toBe(1);
    for (const name of ['MONPAY_CLIENT_ID', 'MONPAY_CLIENT_SECRET', 'MONPAY_REDIRECT_URI']) {
      expect(stdout).toContain(`fail  ${name} is not set\n      → `);
    }
    expect(stdout.match(/^ {8}https:\/\/\S+\/en\/e\/invalid_client_options\/$/gm)).toHaveLength(3);
    // As the README has it.
    expect(stdout).toContain('`npx monpay-sandbox start --write-env` writes a .env');
    expect(stdout).toContain('`node --env-file=.env server.js`');
  });
});
