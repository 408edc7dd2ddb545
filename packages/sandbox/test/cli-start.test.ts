import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CliCommand, exchange, run, start, temporaryFolder } from './cli-command.ts';

describe('start', () => {
  test('prints one JSON object for a program, which is all it needs for a token', async () => {
    const { command, started } = await start();
    expect(started).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      phone_url: expect.stringMatching(/^http:\/\/localhost:\d+\/_sandbox\/\?key=[\w-]{32}$/),
      client_id: expect.any(String),
      client_secret: expect.stringMatching(/^sbx_/),
      redirect_uri: expect.stringMatching(/^http:\/\/localhost/),
      admin_token: expect.stringMatching(/^sbx_/),
    });
    const minted = await fetch(`${started.url}/_sandbox/codes`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${started.admin_token}`,
        'Content-Type': 'application/json',
      },
      body: '{}',
    });
    const { code } = (await minted.json()) as { code: string };
    expect((await exchange(started, code)).status).toBe(200);
    expect((await exchange(started, code)).status).toBe(403);
    await command.printed('stderr', /403.*\n/);
    expect(command.stdout.trimEnd()).not.toContain('\n');
    expect(command.stderr.match(/POST \/v2\/oauth\/token/g)).toHaveLength(2);
    expect(command.stderr).not.toContain(code);
    expect(command.stderr).not.toContain(started.client_secret);
  });

  test('asks nothing and prints an .env block to paste, which says what it is', async () => {
    await using command = new CliCommand(temporaryFolder(), ['start', '--port', '0']);
    await command.printed('stdout', /Ctrl-C ends it\.\n/);
    const variables = parseEnv(command.stdout);
    expect(variables).toMatchObject({
      MONPAY_CLIENT_ID: expect.stringMatching(/./),
      MONPAY_CLIENT_SECRET: expect.stringMatching(/^sbx_/),
      MONPAY_REDIRECT_URI: 'http://localhost:3000/launch',
      MONPAY_AUTHORIZATION_SERVER: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(command.stdout).toContain('SANDBOX (not MonPay)');
    const port = new URL(variables['MONPAY_AUTHORIZATION_SERVER'] ?? '').port;
    // Cookies of a mini app on localhost would get lost in a frame of a page on 127.0.0.1.
    expect(command.stdout).toMatch(
      new RegExp(`Open the phone: +http://localhost:${port}/_sandbox/\\?key=[\\w-]{32}\\n`),
    );
  });

  test('reports that the port is in use, in one line', async () => {
    await using server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await run(['start', '--port', String(port)])).toEqual({
      code: 1,
      stdout: '',
      stderr: `monpay-sandbox: Port ${port} is in use. Choose another with --port N, or --port 0 for any free one.\n`,
    });
  });

  test('says first what is wrong with the command line, then with the port, beside a sandbox of the folder', async () => {
    await using server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: foreign } = server.address() as AddressInfo;
    const { started, folder } = await start();
    const { port } = new URL(started.url);
    for (const [args, code, words] of [
      [['--merchant-url', 'ftp://x'], 2, /^--merchant-url takes [^\n]+$/],
      [['--public-url', 'x', '--port', port], 2, /^--public-url takes [^\n]+$/],
      [['--port', String(foreign)], 1, /^Port \d+ is in use\. [^\n]+$/],
      [
        ['--port', port],
        1,
        new RegExp(
          `^Your sandbox already runs here: ${started.url}\nOpen the phone: ${started.phone_url.replace('?', '\\?')}\nTo start another, .*--port 0.*$`,
        ),
      ],
    ] as const) {
      const ended = await run(['start', ...args], { folder });
      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr.replace(/^monpay-sandbox: /, '').trimEnd()).toMatch(words);
    }
    const elsewhere = await run(['start', '--port', port], { env: { XDG_RUNTIME_DIR: folder } });
    expect(elsewhere.stderr).toMatch(/^monpay-sandbox: Port \d+ is in use\. [^\n]+\n$/);
  });

  test('opens the merchant URL, adds the latency, and answers in the shape that was asked for', async () => {
    const { started } = await start([
      '--merchant-url=http://127.0.0.1:8080/launch?lang=mn',
      '--latency=300',
      '--error-shape=envelope',
    ]);
    expect(started.redirect_uri).toBe('http://127.0.0.1:8080/launch?lang=mn');
    const began = performance.now();
    const answer = await exchange(started, 'code_expired');
    expect(performance.now() - began).toBeGreaterThan(280);
    expect(await answer.json()).toMatchObject({
      code: expect.anything(),
      intCode: expect.any(Number),
    });
  });

  test('has the same credentials for the same seed, as a text or in a file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'seed.txt'), 'our team\n');
    const [text, file, other] = await Promise.all([
      start(['--seed', 'our team']),
      start(['--seed', './seed.txt'], folder),
      start(['--seed', 'their team']),
    ]);
    const ports = { url: '', phone_url: '' };
    expect({ ...file.started, ...ports }).toEqual({ ...text.started, ...ports });
    const keys = [text, file].map(({ started }) => new URL(started.phone_url).search);
    expect(keys[0]).toBe(keys[1]);
    expect(other.started.client_secret).not.toBe(text.started.client_secret);
  });

  test('logs JSON, one object a request, with the reason and nothing secret', async () => {
    const { command, started } = await start(['--log', 'json']);
    await exchange(started, 'wrong-\u001b[2J-code');
    await exchange({ ...started, client_secret: 'hunter2-hunter2' }, 'code_ok');
    await command.printed('stderr', /\n.*\n/);
    const [first, second, ...others] = command.stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      method: 'POST',
      path: '/v2/oauth/token',
      status: 400,
      rule: 'illegal_field',
    });
    expect(second).toMatchObject({
      status: 401,
      error: 'unauthorized_client',
      rule: 'wrong_secret',
    });
    expect(others).toEqual([]);
    expect(command.stderr).not.toMatch(/hunter2|wrong-/);
    expect(command.stderr).not.toContain('\u001b');
  });

  test('serves https with a certificate that can be trusted, and says where it is', async () => {
    const { started, command } = await start(['--https']);
    const { certificate_file: file = '' } = started;
    expect(started.url).toMatch(/^https:/);
    await expect(fetch(started.url)).rejects.toThrow();
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `${started.url.replace('127.0.0.1', host)}/_sandbox/health`;
      const sent = request(url, { ca: readFileSync(file), agent: false }).end();
      const [response] = await once(sent, 'response');
      expect(await json(response)).toMatchObject({ sandbox: true });
    }
    command.child.kill();
    expect(await command.ended).toBe(0);
    expect(existsSync(file)).toBe(false);
  });
});
