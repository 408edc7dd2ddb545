import { readFileSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { createSandbox, type ListenOptions, type Sandbox } from '../src/index.ts';
import { run, start, temporaryFolder } from './cli-command.ts';

async function listening(options: ListenOptions): Promise<{ sandbox: Sandbox; port: number }> {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen(options);
  onTestFinished(() => sandbox.close());
  return { sandbox, port: Number(new URL(url).port) };
}

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks at 127.0.0.1, as a container or a browser does that knows it by another name. */
async function ask(port: number, { host, path, method = 'GET', headers, body }: Asked) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { Host: host, ...headers },
    agent: false,
  });
  sent.end(body);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject);
  });
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

test('it answers to the names that it was given, with its own port, and to no other', async () => {
  const { port } = await listening({
    names: ['Sandbox', '192.168.1.20', '[fd00::1]'],
    publicUrl: 'https://phone.test',
  });
  const answers = async (host: string): Promise<boolean> =>
    (await ask(port, { host, path: '/_sandbox/' })).status !== 421;
  for (const host of ['sandbox', 'SANDBOX', '192.168.1.20', '[fd00::1]', 'localhost']) {
    expect([host, await answers(`${host}:${port}`)]).toEqual([host, true]);
    expect([host, await answers(`${host}:${port + 1}`)]).toEqual([host, false]);
  }
  expect(await answers('phone.test')).toBe(true);
  for (const host of ['evil.test', 'sandbox.evil.test', '192.168.1.2', 'phone.test']) {
    expect([host, await answers(`${host}:${port}`)]).toEqual([host, false]);
  }
});

test('without names nothing but loopback names is answered', async () => {
  const { port } = await listening({});
  expect(await ask(port, { host: `sandbox:${port}`, path: '/' })).toMatchObject({ status: 421 });
});

test.each<[ListenOptions, string]>([
  [{ names: ['http://sandbox'] }, 'names[0] takes a list of host names'],
  [{ names: ['z-wallet.monpay.mn'] }, 'names[0] takes a list of host names'],
  [{ publicUrl: 'localhost:4020' }, 'publicUrl takes the http: or https: URL'],
  [{ publicUrl: 'http://localhost:4020/phone' }, 'publicUrl takes the http: or https: URL'],
  [{ publicUrl: 'http://user:word@localhost' }, 'publicUrl takes the http: or https: URL'],
  [{ publicUrl: 'https://wallet.monpay.mn' }, 'publicUrl takes the http: or https: URL'],
])('%o is refused in words', async (options, words) => {
  await expect(createSandbox().listen(options)).rejects.toThrow(words);
});

test('the command names the flag', async () => {
  const { code, stderr } = await run(['start', '--port', '0', '--host', 'http://sandbox']);
  expect(code).toBe(2);
  expect(stderr).toContain('--host takes a list of host names');
});

test("a phone on the network needs the key, and administers with the key's cookie alone", async () => {
  const { sandbox, port } = await listening({ names: ['192.168.1.20'] });
  const host = `192.168.1.20:${port}`;
  const { host: phoneHost, pathname, search } = new URL(sandbox.phoneUrl ?? '');
  expect(phoneHost).toBe(host);
  expect(await ask(port, { host, path: pathname })).toMatchObject({ status: 403 });
  expect(await ask(port, { host, path: '/_sandbox/state' })).toMatchObject({ status: 401 });
  const traded = await ask(port, { host, path: pathname + search });
  const [cookie = ''] = (traded.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]);
  // Without https a browser sends no Sec-Fetch-Site to an address that is not loopback.
  const headers = { Cookie: cookie };
  expect(await ask(port, { host, path: '/_sandbox/state', headers })).toMatchObject({
    status: 200,
  });
  const minting = { host, path: '/_sandbox/codes', method: 'POST', body: '{}' };
  const json = { ...headers, 'Content-Type': 'application/json' };
  const foreign = { ...json, Origin: 'http://192.168.1.20:3000' };
  expect(await ask(port, { ...minting, headers: json })).toMatchObject({ status: 401 });
  expect(await ask(port, { ...minting, headers: foreign })).toMatchObject({ status: 401 });
  const own = { ...json, Origin: `http://${host}` };
  expect((await ask(port, { ...minting, headers: own })).status).toBeLessThan(300);
});

test.runIf(process.platform === 'linux')(
  'a server calls it by one name of the network, and a browser by another',
  async () => {
    const merchant = ['--merchant-url', 'http://localhost:3000/launch'];
    const flags = ['--host', '127.0.0.2', '--public-url', 'http://localhost:4020', '--write-env'];
    const { started, folder } = await start([...flags, ...merchant]);
    const { port } = new URL(started.url);
    expect(started.phone_url).toMatch(/^http:\/\/localhost:4020\/_sandbox\/\?key=/);
    const variables = readFileSync(join(folder, '.env'), 'utf8');
    expect(variables).toContain(`MONPAY_AUTHORIZATION_SERVER=http://127.0.0.2:${port}\n`);
    expect(variables).toContain('MONPAY_PAGE_SERVER=http://localhost:4020\n');
    const answer = await fetch(`http://127.0.0.2:${port}/v2/oauth/token`, { method: 'POST' });
    expect(answer.status).toBe(400);
    const page = { host: 'localhost:4020', path: '/_sandbox/' };
    expect(await ask(Number(port), page)).toMatchObject({ status: 403 });
  },
);

test('the addresses of the compose file of the manual fit together', async () => {
  const manual = readFileSync(
    new URL('../../../apps/docs/manuals/sandbox.md', import.meta.url),
    'utf8',
  );
  const [, yaml = ''] = /^```yaml\n(.*?)^```/ms.exec(manual) ?? [];
  const [, config = ''] = /^with `sandbox.json`:\n\n```json\n(.*?)^```/ms.exec(manual) ?? [];
  const { services } = parse(yaml) as {
    services: Record<'sandbox' | 'shop', { command: string; environment: Record<string, string> }>;
  };
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sandbox.json'), config);
  const [, flags = ''] = /^npx monpay-sandbox start (.*)$/.exec(services.sandbox.command) ?? [];
  const { started } = await start(flags.split(' '), folder);
  const port = Number(new URL(started.url).port);
  const { environment } = services.shop;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: environment['MONPAY_CLIENT_ID'] ?? '',
    client_secret: environment['MONPAY_CLIENT_SECRET'] ?? '',
  });
  const asked = {
    // The port is the test's own.
    host: `${new URL(environment['MONPAY_AUTHORIZATION_SERVER'] ?? '').hostname}:${port}`,
    path: '/v2/oauth/token',
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: String(body),
  };
  expect(await ask(port, asked)).toMatchObject({ status: 200 });
  const pages = environment['MONPAY_PAGE_SERVER'] ?? '';
  expect(started.phone_url.startsWith(`${pages}/_sandbox/`)).toBe(true);
  expect((await ask(port, { host: new URL(pages).host, path: '/_sandbox/' })).status).toBe(403);
  expect(started.redirect_uri).toBe(environment['MONPAY_REDIRECT_URI']);
  expect(flags).toContain('--deliver-to shop');
});
