import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Visitor } from '../src/visitor.ts';

function dev(...args: string[]): {
  child: ChildProcess;
  printed: () => string;
  ended: Promise<unknown>;
} {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/dev.ts'), ...args], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, printed: () => printed, ended };
}

test('dev prints one address; two taps later the shop greets the customer; Ctrl-C ends both', async () => {
  const { child, printed, ended } = dev('--port', '0');
  await once(child.stdout ?? child, 'data');
  const urls = printed().match(/https?:\/\/\S+/g) ?? [];
  expect(urls).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/\?key=[\w-]{32}$/),
  ]);

  for (const line of printed().split('\n')) {
    expect(/[а-яөү]/i.test(line) && /[a-z]{3}/.test(line.replace('Ctrl-C', ''))).toBe(false);
  }
  expect(printed()).toMatch(/^Ctrl-C stops both\.$/m);

  // As the phone does: the page, then a code for a customer, then the mini app.
  const origin = new URL(urls[0] ?? '').origin;
  const page = await fetch(urls[0] ?? '', { redirect: 'manual' });
  const headers = {
    Cookie: page.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    Origin: origin,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
  };
  const minted = await fetch(`${origin}/_sandbox/codes`, {
    method: 'POST',
    headers,
    body: '{"user":"saraa"}',
  });
  const { launch_url } = (await minted.json()) as { launch_url: string };
  const visit = await new Visitor().open(launch_url);
  expect(visit.page).toContain('Сараа');
  await expect.poll(printed).toContain('shop: a customer came in');
  expect(printed()).not.toContain(new URL(launch_url).searchParams.get('code'));

  child.kill('SIGINT');
  expect(await ended).toBe(0);
  for (const gone of [origin, visit.address]) await expect(fetch(gone)).rejects.toThrow();
});

test('dev says that its port is in use', async () => {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { printed, ended } = dev('--port', String(port));
  expect(await ended).toBe(1);
  expect(printed()).toBe(
    `dev: Port ${port} is in use. Choose another with --port N, or --port 0.\n`,
  );
});

test.each<[args: string[], message: string]>([
  [['--port', '-1'], '--port must be a whole number from 0 to 65535. See --help.'],
  [['--port', '--json'], "Option '--port' argument is ambiguous. See --help."],
  [
    ['4020'],
    "Unexpected argument '4020'. This command does not take positional arguments. See --help.",
  ],
])('dev refuses %j in one line', async (args, message) => {
  const { printed, ended } = dev(...args);
  expect(await ended).toBe(2);
  expect(printed()).toBe(`dev: ${message}\n`);
});

test('dev --json prints the addresses for a program', async () => {
  const { child, printed } = dev('--json', '--port', '0');
  await once(child.stdout ?? child, 'data');
  expect(JSON.parse(printed())).toEqual({
    url: expect.stringMatching(/\/_sandbox\/\?key=[\w-]{32}$/),
    redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/launch$/),
    admin_token: expect.stringMatching(/^sbx_admin_[\w-]{32}$/),
  });
});
