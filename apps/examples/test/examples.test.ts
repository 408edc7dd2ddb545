import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi, type TestContext } from 'vitest';

const monpay = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end('{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}');
});
beforeAll(async () => {
  monpay.listen(0, '127.0.0.1');
  await once(monpay, 'listening');
  const { port } = monpay.address() as AddressInfo;
  vi.stubEnv('MONPAY_CLIENT_ID', 'shop');
  vi.stubEnv('MONPAY_CLIENT_SECRET', 'shop-secret');
  vi.stubEnv('MONPAY_REDIRECT_URI', 'http://127.0.0.1:3000/launch');
  vi.stubEnv('MONPAY_AUTHORIZATION_SERVER', `http://127.0.0.1:${port}`);
  vi.stubEnv('PORT', '0');
});
afterAll(() => {
  vi.unstubAllEnvs();
  monpay.closeAllConnections();
  monpay.close();
});

test.concurrent.for(['express', 'fastify', 'hono'])(
  'the example for %s opens a session, once for each code',
  async (name, { onTestFinished }) => {
    const origin = await run(name, onTestFinished);
    const open = (path: string, headers = {}): Promise<Response> =>
      fetch(origin + path, { headers, redirect: 'manual' });

    const launched = await open(`/launch?code=${name}`);
    expect(launched.status).toBe(303);
    expect(launched.headers.get('location')).toBe('/');
    expect(launched.headers.get('cache-control')).toBe('no-store');
    const [cookie = ''] = launched.headers.getSetCookie();
    expect(cookie).toMatch(/^session=[\w-]{36}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);

    const shop = await open('/', { Cookie: `theme=dark; ${cookie.split(';')[0]}` });
    expect(shop.status).toBe(200);
    expect(await shop.text()).toContain('Тавтай морил!');
    expect((await open('/', { Cookie: 'session=guessed' })).status).toBe(401);

    await expectErrorPage(await open(`/launch?code=${name}`));
    await expectErrorPage(await open('/launch?error=access_denied'));
  },
);

// The real Next.js runs it in test:next of packages/sdk.
test('the example for Next.js answers with a session, once for each code', async ({
  onTestFinished,
}) => {
  vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const { GET } = await import('../src/next/app/launch/route.ts');
  const open = () => GET(new Request('https://shop.example/launch?code=next') as NextRequest);
  const launched = await open();
  expect(launched.status).toBe(303);
  expect(launched.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=/)]);
  await expectErrorPage(await open());
});

async function expectErrorPage(answer: Response): Promise<void> {
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.text()).toContain('дахин нээнэ үү');
}

/** Runs an example as a person would, and says where it listens. */
async function run(name: string, atTheEnd: TestContext['onTestFinished']): Promise<string> {
  const file = join(import.meta.dirname, '../src', `${name}.ts`);
  const shop = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
  atTheEnd(async () => {
    shop.kill();
    if (shop.exitCode === null && shop.signalCode === null) await once(shop, 'exit');
  });
  let output = '';
  shop.stderr.on('data', (chunk) => (output += String(chunk)));
  for await (const chunk of shop.stdout) {
    output += String(chunk);
    const port = /port: (\d+)/.exec(output)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`The example ended: ${output}`);
}
