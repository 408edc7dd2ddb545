import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { run, start } from './cli-command.ts';

describe('a server that only looks like the sandbox', () => {
  /** Answers as a sandbox, and keeps all that was sent to it. */
  async function impostor(
    answer: (
      url: URL,
      origin: string,
      at: { socket: unknown; response: ServerResponse },
    ) => unknown,
  ): Promise<{ url: string; seen: () => string }> {
    let seen = '';
    const server = createServer((asked, response) => {
      const { socket, method, headers } = asked;
      const origin = `http://${headers.host}`;
      seen += `${method} ${JSON.stringify(headers)}\n`;
      const url = new URL(asked.url ?? '/', origin);
      void Promise.resolve(answer(url, origin, { socket, response })).then((body) =>
        response.setHeader('X-Sandbox', 'SANDBOX (not MonPay)').end(JSON.stringify(body)),
      );
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, seen: () => seen };
  }

  /** Has a sandbox listen at 127.0.0.1, and a server at the same port of another address. */
  async function besideAt(
    host: string,
    sandbox: Sandbox,
    serverFor: (port: number) => Server,
  ): Promise<{ url: string }> {
    for (;;) {
      const port = Number(new URL((await sandbox.listen()).url).port);
      const server = serverFor(port).listen(port, host);
      const taken = await Promise.race([
        once(server, 'listening').then(() => false),
        once(server, 'error').then(([error]) => (error as NodeJS.ErrnoException).code),
      ]);
      if (taken === false) {
        onTestFinished(() => void server.close());
        return { url: `http://[${host}]:${port}` };
      }
      // Somebody else has the port there: with another one, then.
      expect(taken).toBe('EADDRINUSE');
      await sandbox.close();
    }
  }

  const token = 'sbx_admin_s3cr3t_s3cr3t';
  const proof = (key: string, url: URL, origin: string): string =>
    createHmac('sha256', key)
      .update(`monpay-sandbox ${origin} 127.0.0.1 ${url.searchParams.get('nonce')}`)
      .digest('base64url');

  test.each<[how: string, answer: (url: URL, origin: string) => unknown]>([
    ['proves nothing', () => ({ sandbox: true })],
    ['makes a proof up', () => ({ sandbox: true, proof: 'x'.repeat(43) })],
    ['repeats the nonce', (url) => ({ sandbox: true, proof: url.searchParams.get('nonce') })],
    ['has another token', (...asked) => ({ sandbox: true, proof: proof('other', ...asked) })],
  ])('gets no token and prints nothing, if it %s', async (_, answer) => {
    const { url, seen } = await impostor(answer);
    const { code, stdout, stderr } = await run(['code', '--url', url, '--admin-token', token]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr + seen()).not.toContain('s3cr3t');
    expect(seen()).toMatch(/^GET [^\n]*\n$/);
  });

  test('gets no token if it has the real one prove it', async () => {
    const { started } = await start();
    const { url, seen } = await impostor(async ({ pathname, search }) =>
      (await fetch(started.url + pathname + search)).json(),
    );
    const options = ['--url', url, '--admin-token', started.admin_token];
    const { code, stderr } = await run(['code', ...options]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('was not sent')]);
    expect(seen()).not.toContain(started.admin_token);
  });

  test('gets no token by passing everything on from the other loopback address', async () => {
    const sandbox = createSandbox();
    onTestFinished(() => sandbox.close());
    let seen = '';
    const { url } = await besideAt('::1', sandbox, (port) =>
      createServer((asked, response) => {
        const { method, url: path, headers } = asked;
        seen += `${method} ${JSON.stringify(headers)}\n`;
        const relayed = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
          answer.pipe(response.writeHead(answer.statusCode ?? 0, answer.headers));
        });
        asked.pipe(relayed);
      }),
    );
    const options = ['--url', url, '--admin-token', sandbox.adminToken];
    const { code, stdout, stderr } = await run(['code', ...options]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('was not sent');
    expect(seen).toMatch(/^GET [^\n]*\n$/);
    expect(seen).not.toContain(sandbox.adminToken);
    // By its true address it proves itself.
    const { code: own } = await run(['code', '--url', sandbox.origin, ...options.slice(2)]);
    expect(own).toBe(0);
  });

  test.each([
    ['127.0.0.1', 0],
    ['::1', 1],
  ])(
    'is the sandbox behind a port that is passed on, as one of a container, at %s: exit code %i',
    async (host, exitCode) => {
      const sandbox = createSandbox();
      const passOn = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
        const { method = 'GET', headers, url } = asked;
        // Without a socket of its own, a sandbox does not know where it was reached either.
        const answer = await sandbox.fetch(`http://${headers.host}${url}`, {
          method,
          headers: headers as Record<string, string>,
          ...(method === 'POST' && { body: await text(asked) }),
        });
        response.writeHead(answer.status).end(await answer.text());
      };
      const server = createServer((asked, response) => {
        void passOn(asked, response);
      }).listen(0, host);
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const url = `http://${host === '::1' ? '[::1]' : host}:${port}`;
      const options = ['--url', url, '--admin-token', sandbox.adminToken];
      expect(await run(['code', ...options])).toMatchObject({ code: exitCode });
    },
  );

  test('gets no token on another connection than the one that was proven', async () => {
    const connections = new Set<unknown>();
    const { url, seen } = await impostor((asked, origin, { socket, response }) => {
      connections.add(socket);
      response.setHeader('Connection', 'close');
      return { sandbox: true, proof: proof(token, asked, origin) };
    });
    const { code, stderr } = await run(['code', '--url', url, '--admin-token', token]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`No sandbox answers at ${url}`)]);
    expect(seen()).not.toContain(token);
    expect(connections.size).toBe(1);
  });

  test.each([
    ['code', []],
    ['code', ['--json']],
  ])('has no say over the terminal, even if it knows the token: %s %j', async (command, more) => {
    const wild = 'http://x/\u001b[2J\u009b31m\u202e\u2066\u200f\u2028\n\u{e0041}';
    const { url } = await impostor((asked, origin) =>
      asked.pathname.endsWith('health')
        ? { sandbox: true, proof: proof(token, asked, origin) }
        : { code: wild, launch_url: wild, expires_at: wild, message: wild },
    );
    const { code, stdout } = await run([command, '--url', url, '--admin-token', token, ...more]);
    expect(code).toBe(0);
    expect(stdout).toContain('http://x/');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
    expect(stdout.split('\n')).toHaveLength(more.length > 0 ? 2 : 4);
  });
});
