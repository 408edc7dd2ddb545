import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { rightShop, serve, shopWithSandbox, spoiled, type Handler } from './check-shop.ts';
import { run } from './cli-command.ts';

const looked = 'launch,one-token-request,no-code,markup-in-address,reload,code-in-address';

/** Nothing that moves a cursor, turns a direction or breaks XML. */
// oxlint-disable-next-line no-control-regex
const wild = /[\x00-\x08\x0B-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

function endless(response: ServerResponse): void {
  const chunk = 'x'.repeat(65_536);
  const write = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  write();
}

const hostile: [what: string, handler: Handler][] = [
  ['never ends its answer', (_, response) => endless(response)],
  ['never ends an error', (_, response) => endless(response.writeHead(500))],
  [
    'redirects for ever',
    ({ url }, response) => response.writeHead(302, { Location: `${url}&` }).end(),
  ],
  [
    'refreshes for ever',
    (_, response) => response.end('<meta http-equiv=refresh content="0;url=?x">'),
  ],
  [
    'redirects to nowhere',
    (_, response) => response.writeHead(302, { Location: 'http://[::' }).end(),
  ],
  [
    'redirects to a script',
    (_, response) => response.writeHead(302, { Location: 'javascript:x' }).end(),
  ],
  ['ends each connection', (request) => request.socket.destroy()],
  [
    'breaks off its answer',
    (_, response) =>
      response.writeHead(200, { 'Content-Length': 9 }).write('x', () => response.destroy()),
  ],
  ['answers a page of nothing but tags', (_, response) => response.end('<'.repeat(300_000))],
  ['answers a page of nothing but escapes', (_, response) => response.end('&#'.repeat(150_000))],
  [
    'answers half a meta',
    (_, response) => response.end('<meta http-equiv=refresh '.repeat(10_000)),
  ],
  [
    'sets hundreds of cookies',
    (_, response) =>
      response
        .setHeader(
          'Set-Cookie',
          Array.from({ length: 300 }, (__, at) => `c${at}=${at}`),
        )
        .end(),
  ],
];

const raw: [what: string, bytes: string][] = [
  ['something that is not HTTP', '\u0000\u001B[2J what?\r\n\r\n'],
  ['headers without an end', `HTTP/1.1 200 OK\r\n${`X: ${'x'.repeat(1000)}\r\n`.repeat(100)}`],
  [
    'a switch to something else',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
  ],
  [
    'escape codes for headers',
    'HTTP/1.1 302 Found\r\nLocation: /\u009B31m\u001B[2J\r\nSet-Cookie: \u009Bx=\u009B\r\n\r\n',
  ],
];

/** A server that answers whatever it is asked with these bytes. */
async function serveBytes(bytes: string): Promise<string> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(bytes, 'latin1'));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Hangs without a code, and with one drips. */
const drips: Handler = ({ url }, response) => {
  if (!url?.includes('code=')) return;
  const timer = setInterval(() => response.write(' '), 200);
  response.on('close', () => clearInterval(timer));
};

// Takes a quarter of a minute of waiting, beside all other tests.
let patient: ReturnType<typeof run>;
let dripping: Server;
beforeAll(async () => {
  dripping = createHttpServer(drips).listen(0, '127.0.0.1');
  await once(dripping, 'listening');
  const { port } = dripping.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'check-hostile-'));
  patient = run(['check', `http://127.0.0.1:${port}/launch`, '--port', '0'], { folder });
  void patient.finally(() => rmSync(folder, { recursive: true }));
});
afterAll(() => {
  dripping.closeAllConnections();
  dripping.close();
});

test('survives whatever an app answers', async () => {
  const waiting = [
    ...hostile.map(([what, handler]) => [what, () => serve(handler)] as const),
    ...raw.map(([what, bytes]) => [what, () => serveBytes(bytes)] as const),
  ];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [what, open] = next;
      const app = `${await open()}/launch`;
      const { code, stdout, stderr } = await run(['check', app, '--port', '0', '--only', looked]);
      expect([code, stdout], what).toEqual([1, expect.stringContaining('FAILED  launch')]);
      expect(stdout + stderr, what).not.toMatch(wild);
      expect(stderr, what).not.toContain('Please report');
    }
  };
  await Promise.all([lane(), lane(), lane()]);
});

test('goes nowhere but to the app, wherever the app leads it', async () => {
  let elsewhere = 0;
  const other = await serve((_, response) => {
    elsewhere++;
    response.end('Сайн уу, 0!');
  });
  const { app, folder } = await shopWithSandbox((started) =>
    spoiled(rightShop(started), ({ status, headers }, { url = '' }) => {
      const code = new URL(url, 'http://shop.invalid').searchParams.get('code');
      if (status === 303) headers['Location'] = `${other}/?code=${code}`;
    }),
  );
  const { code, stdout } = await run(['check', app, '--only', 'code-in-address,launch'], {
    folder,
  });
  expect(code).toBe(1);
  expect(stdout).toContain('The code went to another site.');
  expect(stdout).not.toContain('sbx_');
  expect(elsewhere).toBe(0);
});

test('shows nothing wild of what an app says, in no report', async () => {
  const { app, folder } = await shopWithSandbox((started) =>
    spoiled(rightShop(started), (answer) => {
      answer.headers['Cache-Control'] = 'public, \u009B2J';
      answer.headers['Referrer-Policy'] = 'unsafe-url\u009B31m';
      answer.body += '\u001B[2J\u202E\u0000]]>"\'<b>';
    }),
  );
  const files = ['r.html', 'j.xml'];
  const args = [
    'check',
    app,
    '--only',
    'no-store,referrer,launch',
    '--html',
    'r.html',
    '--junit',
    'j.xml',
  ];
  for (const more of [[], ['--json']]) {
    const { code, stdout, stderr } = await run([...args, ...more], { folder });
    const written = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(code).toBe(1);
    expect(stdout).toContain('unsafe-url');
    expect([stdout, stderr, ...written].join('')).not.toMatch(wild);
    expect(written.join('')).not.toContain('<b>');
  }
});

test('reads error pages that were made to be read for ever', async () => {
  const page = ['Warning in in ', '\n', 'at x.y(', '#1 a', '<meta name=referrer '];
  const { app, folder } = await shopWithSandbox((started) =>
    spoiled(rightShop(started), (answer) => {
      if (answer.status !== 400) return;
      answer.body = page.map((part) => part.repeat(50_000 / part.length)).join('');
    }),
  );
  const { code, stdout } = await run(['check', app, '--only', 'stack-trace,server-words'], {
    folder,
  });
  expect([code, stdout]).toEqual([0, expect.stringContaining('passed 2')]);
});

test('gives up an app that hangs without a code, and drips with one', async () => {
  const { code, stdout, stderr } = await patient;
  expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('(ETIMEDOUT)')]);
});
