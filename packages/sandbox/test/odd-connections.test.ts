import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { isOwnHost } from '../src/node/host-guard.ts';
import { listening, raw } from './listening.ts';
import { exchange, goodFields, post } from './token-request.ts';

test.each<[host: string | undefined, own: boolean]>([
  ['127.0.0.1:4020', true],
  ['localhost:4020', true],
  ['LOCALHOST:4020', true],
  ['[::1]:4020', true],
  ['127.0.0.1', false],
  ['127.0.0.1:4021', false],
  ['127.0.0.2:4020', false],
  ['evil.example:4020', false],
  ['localhost.evil.example:4020', false],
  ['127.0.0.1.evil.example:4020', false],
  ['z-wallet.monpay.mn', false],
  ['localhost:4020@evil.example', false],
  ['', false],
  [undefined, false],
])('the Host %j is its own: %j', (host, own) => {
  expect(isOwnHost(host, { port: 4020, scheme: 'http' })).toBe(own);
});

test('a default port may be left out', () => {
  expect(isOwnHost('localhost', { port: 80, scheme: 'http' })).toBe(true);
  expect(isOwnHost('localhost', { port: 443, scheme: 'https' })).toBe(true);
  expect(isOwnHost('localhost', { port: 443, scheme: 'http' })).toBe(false);
});

test.each(['/v2/oauth/token', '/_sandbox/', '/_sandbox/state', '/_sandbox/health'])(
  'a page that was rebound to this address gets nothing from %s',
  async (path) => {
    const sandbox = await listening();
    const body = new URLSearchParams(goodFields(sandbox)).toString();
    const answer = await raw(
      sandbox.url,
      `POST ${path} HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(answer).toContain('DNS rebinding');
    expect(answer).not.toMatch(/access-control|set-cookie/i);
    expect(sandbox.requests()).toEqual([]);
  },
);

test.each([
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 421],
  ['HTTP/1.0 without a Host', 'GET / HTTP/1.0\r\n\r\n', 421],
  ['an absolute target', 'GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n', 421],
  ['a target that is not a path', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n', 421],
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['a bad header', 'GET / HTTP/1.1\r\nHost: HOST\r\nbad header\r\n\r\n', 400],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
  ],
  [
    'length and chunks',
    'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
  ['bad chunks', 'POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
  ['large headers', `GET / HTTP/1.1\r\nHost: HOST\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n', 405],
  [
    'an upgrade',
    'GET /v2/oauth/token HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    405,
  ],
  ['an odd expectation', 'GET /v2/oauth/token HTTP/1.1\r\nHost: HOST\r\nExpect: cake\r\n\r\n', 405],
])('%s is answered in JSON that says SANDBOX, and the server lives on', async (_, text, status) => {
  const sandbox = await listening();
  const { host, port } = new URL(sandbox.url);
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const chunks: Buffer[] = [];
  socket.write(Buffer.from(text.replaceAll('HOST', host), 'latin1'));
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer);
    if (/\r\n\r\n.*\}/s.test(Buffer.concat(chunks).toString())) break;
  }
  const answer = Buffer.concat(chunks).toString();
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toMatch(/X-Sandbox: SANDBOX/i);
  expect(await exchange(sandbox, {}, fetch)).toMatchObject({ status: 200 });
});

test('a body beyond the limit gets its answer, and one far beyond it is cut off', async () => {
  const sandbox = await listening();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  expect(
    await post(sandbox, { headers, body: 'x'.repeat(500_000) }, '/v2/oauth/token', fetch),
  ).toMatchObject({ status: 400 });
  await expect(
    post(sandbox, { headers, body: 'x'.repeat(20_000_000) }, '/v2/oauth/token', fetch),
  ).rejects.toThrow(TypeError);
  expect(await exchange(sandbox, {}, fetch)).toMatchObject({ status: 200 });
});

test('a client that leaves in the middle changes nothing', async () => {
  const sandbox = await listening();
  const { port } = new URL(sandbox.url);
  for (const text of [
    'POST /v2/oauth/token HTTP/1.1\r\n',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf',
  ]) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(text, () => socket.resetAndDestroy());
    await once(socket, 'close');
  }
  expect(await exchange(sandbox, {}, fetch)).toMatchObject({ status: 200 });
  expect(sandbox.requests()).toHaveLength(1);
});
