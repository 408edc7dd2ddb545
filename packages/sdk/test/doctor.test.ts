import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readArguments } from '../src/doctor/arguments.ts';
import { examine } from '../src/doctor/examine.ts';
import { certificate } from './hostile/certificates.ts';
import { merchantProject, runMerchant } from './merchant-process.ts';

const credentials = { MONPAY_CLIENT_ID: 'shop', MONPAY_CLIENT_SECRET: 's3cr3t-of-the-shop' };

const day = 86_400_000;

interface Line {
  readonly level: 'ok' | 'skip' | 'warn' | 'fail';
  readonly about: string;
  readonly message: string;
  readonly todo?: string;
  readonly docs?: string;
}

/** The command as it is built, in a folder of its own, with nothing of this process's environment. */
async function run(
  args: readonly string[],
  {
    env = {},
    folder = merchantProject({}),
  }: { env?: Record<string, string>; folder?: string } = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const command = join(folder, 'node_modules/@monpay-miniapp/sdk/dist/doctor.js');
  return runMerchant(folder, command, env, args);
}

async function doctor(
  env: Record<string, string>,
  args: string[] = [],
  folder = merchantProject({}),
): Promise<{ status: number | null; ok: boolean; checks: Line[] }> {
  const options = { env: { ...credentials, ...env }, folder };
  const { status, stdout, stderr } = await run(['--json', ...args], options);
  expect(stderr).toBe('');
  expect(stdout).not.toContain('s3cr3t');
  const result = JSON.parse(stdout) as { ok: boolean; checks: Line[] };
  for (const { level, docs = '' } of result.checks) {
    const isWrong = level === 'warn' || level === 'fail';
    // That the site has this page is a test of apps/docs.
    expect(/^https:\/\/[\w./-]+\/en\/[a-z_/]+\/$/.test(docs)).toBe(isWrong);
  }
  return { status, ...result };
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Looks like a sandbox, and answers each path but the first the same. */
async function sandboxThat(answer: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(200, { 'X-Sandbox': 'SANDBOX (not MonPay)' });
    response.end(request.url === '/' ? '' : answer);
  });
  return { url, seen };
}

/** A port where nothing listens. */
async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

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

  test.each<[string, Record<string, string>, string, Line['level'], string]>([
    [
      'a secret with a line break',
      { MONPAY_CLIENT_SECRET: 's3cr3t\n' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'white space',
    ],
    [
      'a secret in quotation marks',
      { MONPAY_CLIENT_SECRET: '"s3cr3t"' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'quotation marks',
    ],
    [
      'a Cyrillic secret',
      { MONPAY_CLIENT_SECRET: 's3cr3t-с' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'ASCII',
    ],
    [
      'a placeholder',
      { MONPAY_CLIENT_ID: 'your-client-id' },
      'MONPAY_CLIENT_ID',
      'fail',
      'placeholder',
    ],
    ['an empty id', { MONPAY_CLIENT_ID: '' }, 'MONPAY_CLIENT_ID', 'fail', 'is empty'],
    [
      'the id as secret',
      { MONPAY_CLIENT_ID: 's3cr3t', MONPAY_CLIENT_SECRET: 's3cr3t' },
      'MONPAY_CLIENT_SECRET',
      'warn',
      'the same',
    ],
    [
      'a redirect URI without a scheme',
      { MONPAY_REDIRECT_URI: 'shop.example/launch' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'http or https URL',
    ],
    [
      'a redirect URI with a fragment',
      { MONPAY_REDIRECT_URI: 'https://shop.example/#/launch' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'fragment',
    ],
    [
      'a redirect URI with a password',
      { MONPAY_REDIRECT_URI: 'https://a:s3cr3t@shop.example/' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'password',
    ],
    [
      'a redirect URI with a code',
      { MONPAY_REDIRECT_URI: 'https://shop.example/?code=s3cr3t' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'code',
    ],
    [
      'a Cyrillic redirect URI',
      { MONPAY_REDIRECT_URI: 'https://дэлгүүр.example/' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'ASCII',
    ],
    [
      'a redirect URI at MonPay',
      { MONPAY_REDIRECT_URI: 'https://z-wallet.monpay.mn/launch' },
      'MONPAY_REDIRECT_URI',
      'fail',
      'a host of MonPay',
    ],
    [
      'a redirect URI over http',
      { MONPAY_REDIRECT_URI: 'http://shop.example/' },
      'MONPAY_REDIRECT_URI',
      'warn',
      'is http:',
    ],
    [
      'a redirect URI elsewhere',
      { MONPAY_REDIRECT_URI: 'https://shop.example/' },
      'mini app',
      'skip',
      'was not asked',
    ],
    [
      "a sandbox's secret for MonPay",
      { MONPAY_CLIENT_SECRET: 'sbx_secret_s3cr3t' },
      'MONPAY_CLIENT_SECRET',
      'fail',
      'requests would go to MonPay',
    ],
    ['credentials for MonPay', {}, 'credentials', 'skip', 'only a launch shows'],
    ['no authorization server', {}, 'MONPAY_AUTHORIZATION_SERVER', 'ok', 'is not set'],
    [
      'a real MonPay host',
      { MONPAY_AUTHORIZATION_SERVER: 'https://wallet.monpay.mn' },
      'authorization server',
      'skip',
      'never asked',
    ],
    [
      'a server over http',
      { MONPAY_AUTHORIZATION_SERVER: 'http://pay.example' },
      'MONPAY_AUTHORIZATION_SERVER',
      'fail',
      'https:',
    ],
    [
      'a server with the path',
      { MONPAY_AUTHORIZATION_SERVER: 'https://pay.example/v2/oauth/token' },
      'MONPAY_AUTHORIZATION_SERVER',
      'fail',
      '/v2/oauth/token',
    ],
    [
      'a server elsewhere',
      { MONPAY_AUTHORIZATION_SERVER: 'https://pay.example' },
      'MONPAY_AUTHORIZATION_SERVER',
      'warn',
      'not asked',
    ],
    [
      'certificate checks switched off',
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'fail',
      'every certificate',
    ],
  ])('judges %s', async (_, env, about, level, words) => {
    const sound = { ...credentials, MONPAY_REDIRECT_URI: 'https://shop.example/' };
    const checks = await examine({ ...sound, ...env });
    const [found, ...others] = checks.filter(
      (check) => check.level === level && check.about === about,
    );
    expect(found?.message).toContain(words);
    expect(found?.todo === undefined).toBe(level === 'ok' || level === 'skip');
    expect(others).toEqual([]);
    expect(JSON.stringify(checks)).not.toContain('s3cr3t');
  });

  test.each<[string, RequestListener, Line['level'], string]>([
    ['has no route there', (_, response) => response.writeHead(404).end(), 'fail', '404'],
    ['refuses GET', (_, response) => response.writeHead(405).end(), 'fail', '405'],
    ['fails', (_, response) => response.writeHead(500).end(), 'warn', '500'],
    [
      'leads elsewhere',
      (_, response) => response.writeHead(302, { Location: 'https://z-wallet.monpay.mn/' }).end(),
      'ok',
      'not followed',
    ],
    ['says 200', (_, response) => response.end('shop'), 'warn', 'answers 200 to a launch'],
    [
      'has a Strict cookie',
      (_, response) =>
        response
          .writeHead(400, { 'Set-Cookie': ['a=b; SameSite=Lax', 's=1; samesite=strict'] })
          .end(),
      'warn',
      'SameSite=Strict',
    ],
    [
      'wants no frame',
      (_, response) =>
        response
          .writeHead(400, {
            'X-Frame-Options': 'SAMEORIGIN',
            'Content-Security-Policy': "default-src 'self';frame-ancestors 'self'",
          })
          .end(),
      'ok',
      '(frame-ancestors, X-Frame-Options)',
    ],
    ['breaks off', (request) => request.socket.destroy(), 'fail', 'ECONNRESET'],
  ])('asks a mini app that %s', async (_, listener, level, words) => {
    const checks = await examine({ MONPAY_REDIRECT_URI: await serve(listener) });
    expect(checks).toContainEqual(
      expect.objectContaining({
        about: 'mini app',
        level,
        message: expect.stringContaining(words),
      }),
    );
  });

  test('reports that nobody listens, of the mini app and of the authorization server', async () => {
    const [merchant, server] = [await nobody(), await nobody()];
    const checks = await examine({}, { redirectUri: merchant, authorizationServer: server });
    const message = 'does not answer: nothing listens there (ECONNREFUSED)';
    expect(checks).toContainEqual(
      expect.objectContaining({ about: 'mini app', level: 'fail', message }),
    );
    expect(checks).toContainEqual(
      expect.objectContaining({ about: 'authorization server', level: 'fail', message }),
    );
  });

  test.each<[string, number, Line['level'], string]>([
    ['a minute late', -60, 'warn', 'by'],
    ['an hour ahead', 3600, 'fail', 'by 3'],
  ])('compares the clocks: %s', async (_, seconds, level, words) => {
    const server = await serve((_request, response) => {
      response.setHeader('Date', new Date(Date.now() + seconds * 1000).toUTCString()).end();
    });
    const checks = await examine({ MONPAY_AUTHORIZATION_SERVER: server });
    expect(checks).toContainEqual(
      expect.objectContaining({ about: 'clock', level, message: expect.stringContaining(words) }),
    );
  });

  test.each<[string, number, Line['level'], string]>([
    ['is not trusted', 30, 'fail', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['is trusted', 30, 'ok', 'has a valid certificate, for another 29 days'],
    ['soon expires', 10, 'warn', 'expires in 9 days'],
    ['has expired', -1, 'fail', 'CERT_HAS_EXPIRED'],
  ])('looks at a certificate that %s', async (title, days, level, words) => {
    const { cert, key } = await certificate({
      name: '127.0.0.1',
      addresses: ['127.0.0.1'],
      valid: [new Date(Date.now() - 40 * day), new Date(Date.now() + days * day)],
    });
    const server = createHttpsServer({ cert, key }, (_, response) => response.end()).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const folder = merchantProject({});
    const file = join(folder, 'trusted.pem');
    writeFileSync(file, cert);
    const { checks } = await doctor(
      {
        MONPAY_AUTHORIZATION_SERVER: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
        ...(title !== 'is not trusted' && { NODE_EXTRA_CA_CERTS: file }),
      },
      [],
      folder,
    );
    expect(checks).toContainEqual(
      expect.objectContaining({
        about: 'authorization server',
        level,
        message: expect.stringContaining(words),
      }),
    );
  });
});

describe('its command line', () => {
  test.each<[string, string[], string]>([
    ['an unknown flag', ['--colour'], "Unknown option '--colour'. See --help."],
    ['a flag of another command', ['--port', '0'], "Unknown option '--port'. See --help."],
    ['a secret in place of a flag', ['--S3cr3t/of+shop=='], 'Unknown option. See --help.'],
    ['a stray word', ['s3cr3t-of-the-shop'], 'Unexpected argument. See --help.'],
    ['a flag without its value', ['--env'], '--env needs a value. See --help.'],
    [
      'a flag in place of a value',
      ['--env', '--json'],
      '--env needs a value. Write one that begins with - as --env=VALUE. See --help.',
    ],
    [
      'a value for an option that takes none',
      ['--json=s3cr3t'],
      "Option '--json' does not take an argument. See --help.",
    ],
  ])('refuses %s, and repeats no value', (_, args, message) => {
    expect(() => readArguments(args)).toThrow(expect.objectContaining({ exitCode: 2, message }));
    expect(message.toLowerCase()).not.toContain('s3cr3t');
  });

  test('says what is wrong in one line, with exit code 2', async () => {
    expect(await run(['--colour'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "monpay-doctor: Unknown option '--colour'. See --help.\n",
    });
  });

  test.each(['--help', '-h'])('says how it is used: %s', async (flag) => {
    const { status, stdout, stderr } = await run([flag]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^monpay-doctor: .*\n\nUsage: monpay-doctor/);
  });

  test.each(['--version', '-v'])('says which version it is: %s', async (flag) => {
    const { default: own } = await import('../package.json', { with: { type: 'json' } });
    expect(await run([flag])).toEqual({ status: 0, stdout: `${own.version}\n`, stderr: '' });
  });
});
