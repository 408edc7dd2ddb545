import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { framingOf } from '../src/monpay/framing.ts';

type Page = (path: string, cookie: string | undefined, response: ServerResponse) => void;

/** A sandbox and a mini app whose server answers so. */
async function miniApp(page: Page): Promise<Sandbox> {
  const server = createServer(({ url = '/', headers }, response) => {
    page(url, headers.cookie, response);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return createSandbox({ merchantUrl: `http://127.0.0.1:${port}/launch` });
}

async function admin(sandbox: Sandbox, path: string, body?: object): Promise<unknown> {
  const response = await sandbox.fetch(`${sandbox.origin}/_sandbox/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${sandbox.adminToken}`,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.json();
}

test('a look goes without a code, and an unknown stays unknown', async () => {
  const asked: string[] = [];
  const sandbox = await miniApp((path, _, response) => {
    const { headers } = response.req;
    asked.push(path, String(headers['sec-purpose']), String('cookie' in headers));
    response.writeHead(400).end('No code');
  });
  expect(await admin(sandbox, 'look')).toMatchObject({
    framing: 'unknown',
    strict_cookies: [],
    steps: [{ status: 400, body: 'No code' }],
  });
  expect(asked).toEqual(['/launch', 'prefetch', 'false']);
});

test('a look sees a header that refuses the frame, also on the page behind the 303', async () => {
  const sandbox = await miniApp((path, _, response) => {
    if (path === '/launch') response.writeHead(303, { location: '/shop' }).end();
    else response.setHeader('content-security-policy', "frame-ancestors 'self'").end('shop');
  });
  expect(await admin(sandbox, 'look')).toMatchObject({
    framing: 'refused',
    refused_by: 'frame-ancestors',
    steps: [{ status: 303 }, { status: 200 }],
  });
});

test('a launch without a browser shows what the server answered, and holds a Strict cookie back', async () => {
  const sandbox = await miniApp((path, cookie, response) => {
    if (path.startsWith('/launch?code=')) {
      const cookies = ['sid=secret-session; Path=/; SameSite=Strict', 'lang=mn-MN; SameSite=Lax'];
      response.writeHead(303, { location: '/shop?from=launch', 'set-cookie': cookies }).end();
    } else response.end(`cookies: ${cookie}`);
  });
  sandbox.issueCode('saraa');
  const seen = await admin(sandbox, 'codes/code-1/visit');
  expect(seen).toMatchObject({
    framing: 'allowed',
    strict_cookies: ['sid'],
    steps: [
      { status: 303, url: expect.stringMatching(/\/launch\?…$/) },
      { status: 200, body: 'cookies: lang=mn-MN', url: expect.stringMatching(/\/shop\?…$/) },
    ],
  });
  expect(seen).toMatchObject({
    steps: [
      {
        headers: expect.arrayContaining([
          { name: 'set-cookie', value: 'sid=[redacted]; Path=/; SameSite=Strict' },
          { name: 'location', value: '/shop?…' },
        ]),
      },
      {},
    ],
  });
  expect(JSON.stringify(seen)).not.toMatch(/sbx_code|secret-session/);
});

test('neither look nor launch leaves this machine, also by a redirect', async () => {
  const sandbox = await miniApp((_, __, response) => {
    response.writeHead(302, { location: 'https://shop.example/' }).end();
  });
  expect(await admin(sandbox, 'look')).toMatchObject({
    framing: 'unknown',
    steps: [
      { status: 302 },
      { status: null, reason: expect.stringContaining('this machine only') },
    ],
  });
});

test('redirects in a circle end', async () => {
  let asked = 0;
  const sandbox = await miniApp((_, __, response) => {
    asked++;
    response.writeHead(302, { location: '/launch' }).end();
  });
  expect(await admin(sandbox, 'look')).toMatchObject({ framing: 'unknown' });
  expect(asked).toBe(4);
});

const phone = 'http://localhost:4020';
test.each<[headers: [string, string][], framing: string]>([
  [[], 'allowed'],
  [[['X-Frame-Options', 'SAMEORIGIN']], 'refused'],
  [[['x-frame-options', 'deny']], 'refused'],
  [[['X-Frame-Options', 'ALLOW-FROM http://x']], 'allowed'],
  [[['Content-Security-Policy', "default-src 'self'"]], 'allowed'],
  [[['Content-Security-Policy', "frame-ancestors 'none'"]], 'refused'],
  [[['Content-Security-Policy', "default-src 'self';frame-ancestors 'self';x"]], 'refused'],
  [[['Content-Security-Policy', 'frame-ancestors']], 'refused'],
  [[['Content-Security-Policy', `frame-ancestors 'self' ${phone}`]], 'allowed'],
  [[['Content-Security-Policy', 'frame-ancestors localhost:*']], 'allowed'],
  [[['Content-Security-Policy', 'frame-ancestors http://localhost:4021']], 'refused'],
  [[['Content-Security-Policy', 'frame-ancestors https:']], 'refused'],
  [[['Content-Security-Policy', "frame-ancestors *, frame-ancestors 'none'"]], 'refused'],
  [
    [
      ['X-Frame-Options', 'DENY'],
      ['Content-Security-Policy', 'frame-ancestors *'],
    ],
    'allowed',
  ],
])('%j: the frame is %s', (headers, framing) => {
  expect(framingOf(headers, phone).framing).toBe(framing);
});
