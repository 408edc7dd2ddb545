import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function demo(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Run> {
  const cli = join(import.meta.dirname, '../src/cli.ts');
  // Much of a short command's time is Node reading its modules.
  const NODE_COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/tests');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      { env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE, ...env }, timeout: 60_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

const errors = [
  [400, 'invalid_request'],
  [401, 'unauthorized_client'],
  [403, 'invalid_grant'],
  [415, 'unsupported_grant_type'],
  [505, 'server_error'],
] as const;

test('one shot shows a token and the five documented errors, what to do, and nothing secret', async () => {
  const { code, stdout, stderr } = await demo();
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain('✓ token response');
  for (const [status, error] of errors) expect(stdout).toContain(`✗ ${error} (HTTP ${status})`);
  expect(stdout.match(/What to do/g)).toHaveLength(5);
  expect(stripVTControlCharacters(stdout)).toBe(stdout);
  expect(stdout).toContain('access_token   [redacted]');
  expect(stdout).toContain('?code=[redacted]');
  expect(stdout).not.toMatch(
    /sbx_|2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|demo-client-secret/,
  );
});

test('--json prints one object and nothing else, with the visit that was played through the sandbox', async () => {
  const { code, stdout, stderr } = await demo(['--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    token: { ok: true, access_token: '[redacted]', token_type: 'Bearer' },
    errors: errors.map(([status, error]) => ({
      ok: false,
      code: 'token_response_error',
      status,
      error,
      hint: { en: expect.any(String), mn: expect.any(String) },
    })),
  });
  const { visit } = JSON.parse(stdout) as { visit: { ok: boolean; seen: string }[] };
  expect(visit.filter((step) => !step.ok)).toEqual([]);
  const seen = visit.map((step) => step.seen).join('\n');
  expect(seen).toContain('Сайн байна уу, Бат!');
  expect(seen).toContain('authorization_code_reused');
  expect(seen).toContain('refused by the sandbox: invalid_grant (HTTP 403)');
  expect(stdout).not.toMatch(/sbx_/);
});

describe('a real server', () => {
  const flags = [
    '--client-id',
    'shop',
    '--redirect-uri',
    'https://shop.example/',
    '--code',
    'c0de-1',
  ];
  const secret = { MONPAY_CLIENT_SECRET: 's3cr3t-of-the-shop' };

  async function serve(status: number, body: object): Promise<string> {
    const server = createServer((_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('gets one code, and its token is redacted', async () => {
    const url = await serve(200, { access_token: 'tok-9', token_type: 'Bearer' });
    const { code, stdout } = await demo(['--authorization-server', url, ...flags], secret);
    expect(code).toBe(0);
    expect(stdout).toContain('access_token  [redacted]');
    expect(stdout).not.toMatch(/tok-9|c0de-1|s3cr3t/);
  });

  test('that refuses ends with exit code 1 and says why', async () => {
    const url = await serve(403, {});
    const run = await demo(['--json', '--authorization-server', url, ...flags], secret);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: false, error: 'invalid_grant' });
  });

  test.concurrent.each<[string, string[], Record<string, string>, string]>([
    [
      'no secret',
      ['--authorization-server', 'http://127.0.0.1:9', ...flags],
      {},
      'MONPAY_CLIENT_SECRET',
    ],
    [
      'only a code',
      ['--code', 'c0de-1'],
      secret,
      '--authorization-server, --client-id, --redirect-uri',
    ],
    [
      'http to another host',
      ['--authorization-server', 'http://shop.example', ...flags],
      secret,
      'must be an https: URL',
    ],
    [
      'a server that is not a URL',
      ['--authorization-server', 'shop', ...flags],
      secret,
      'must be a whole URL',
    ],
    [
      'a secret as an option',
      ['--client-secret=s3cr3t-of-the-shop'],
      {},
      'only from the variable MONPAY_CLIENT_SECRET',
    ],
    ['an unknown option', ['--nope'], {}, "'--nope'"],
    ['a stray word', ['s3cr3t-of-the-shop'], {}, 'Unexpected argument.'],
    ['an option without its value', ['--code'], {}, '--code'],
  ])('is not asked with %s', async (_, args, env, message) => {
    const { code, stdout, stderr } = await demo(args, env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/s3cr3t|c0de-1|\n {4}at /);
  });
});

test('--help lists the options', async () => {
  expect(await demo(['--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Usage'),
  });
});
