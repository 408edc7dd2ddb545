import { once } from 'node:events';
import { setGlobalProxyFromEnv } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { authority, countingEndpoint } from './counting-endpoint.ts';
import { ownProcess } from './own-process.ts';
import { clientOf, errorOf, freshCode, goodToken } from './token-endpoint.ts';
import { requestToken, warmUp } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
const authorityFile = join(folder, 'authority.pem');
beforeAll(() => {
  writeFileSync(authorityFile, authority.cert);
  setDefaultCACertificates([authority.cert]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A proxy that writes down all that it sees, and answers a CONNECT with `status`, or not at all. */
async function proxy(port: number, status?: number): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((socket) => {
    const index = seen.push('') - 1;
    socket.on('error', () => {});
    socket.on('data', (chunk) => (seen[index] += chunk.toString('latin1')));
    socket.once('data', () => {
      if (!status) return;
      socket.write(`HTTP/1.1 ${status} Said the Proxy\r\n\r\n`);
      if (status === 200) {
        const upstream = connect(port, '127.0.0.1').on('error', () => {});
        socket.pipe(upstream).pipe(socket);
      } else socket.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** Two exchanges, one after the other, in a process whose environment names a proxy. */
function exchanges(env: Record<string, string>) {
  return ownProcess(
    `
    const client = sdk.confidentialClient({
      clientId: 'shop',
      clientSecret: 'a-secret-for-nobody',
      redirectUri: 'https://shop.example/',
      authorizationServer: 'https://wallet.example',
    });
    const outcomes = [];
    for (const code of ['first-code', 'second-code']) {
      outcomes.push(await sdk.requestToken(client, { code }).catch((error) => error));
    }
    tell(outcomes);
    `,
    { NODE_USE_ENV_PROXY: '1', NODE_EXTRA_CA_CERTS: authorityFile, ...env },
  );
}

describe('with NODE_USE_ENV_PROXY=1', () => {
  test('exchanges go through tunnels, in which the proxy sees no secret', async () => {
    const endpoint = await countingEndpoint({ tls: {} });
    const { url, seen } = await proxy(endpoint.port, 200);
    const ended = await exchanges({ HTTPS_PROXY: url });
    expect(ended).toEqual({ status: 0, told: [goodToken, goodToken] });
    const requests = endpoint.connections.map((connection) => connection.requests);
    expect(requests.reduce((sum, count) => sum + count)).toBe(2);
    expect(seen).toHaveLength(requests.length);
    for (const tunnel of seen) {
      expect(tunnel).toMatch(/^CONNECT wallet\.example:443 HTTP\/1\.1\r\n/);
      expect(tunnel).not.toMatch(/secret|code|grant_type|\/v2\/oauth/);
    }
  });
});

test('if the environment switches certificate checks off, nothing goes through a proxy', async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const { url, seen } = await proxy(endpoint.port, 200);
  const { told } = await exchanges({ HTTPS_PROXY: url, NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  const systemCode = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const refused = { code: 'token_request_failed', outcome: 'not_sent', systemCode };
  expect(told).toMatchObject([refused, refused]);
  expect(seen).toEqual([]);
});

describe('with the proxies that Node was given', () => {
  function told(env: NodeJS.ProcessEnv): void {
    onTestFinished(setGlobalProxyFromEnv(env));
  }

  test.each([407, 502, 204])('one that answers %i means that nothing was sent', async (status) => {
    const { url, seen } = await proxy(0, status);
    told({ https_proxy: url });
    const client = clientOf({ url: `https://behind-${status}.example` });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      code: 'token_request_failed',
      reason: 'network',
      outcome: 'not_sent',
    });
    expect(seen.join('')).not.toMatch(/secret|code/);
  });

  test('one that never answers ends with the timeout, and learns no secret', async () => {
    const { url, seen } = await proxy(0);
    told({ https_proxy: url });
    const client = clientOf({ url: 'https://behind-silence.example' }, { timeout: 1_500 });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      reason: 'timeout',
      outcome: 'unknown',
    });
    expect(seen.join('')).not.toMatch(/secret|code/);
  });

  test('one that is down means that nothing was sent', async () => {
    told({ https_proxy: 'http://127.0.0.1:1' });
    const client = clientOf({ url: 'https://behind-none.example' });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      outcome: 'not_sent',
      systemCode: 'ECONNREFUSED',
    });
  });

  test('a server that the tunnel leads to must be the one that was meant', async () => {
    const endpoint = await countingEndpoint({ tls: {} });
    const { url } = await proxy(endpoint.port, 200);
    told({ https_proxy: url });
    const client = clientOf({ url: 'https://somebody-else.example' });
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      outcome: 'not_sent',
      systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(endpoint.connections.map(({ received }) => received).join('')).toBe('');
  });

  test('a host in NO_PROXY is asked without one', async () => {
    const endpoint = await countingEndpoint({ tls: {} });
    const { url, seen } = await proxy(endpoint.port, 200);
    told({ https_proxy: url, no_proxy: '127.0.0.1' });
    const token = await requestToken(clientOf(endpoint), { code: freshCode() });
    expect(token).toEqual(goodToken);
    expect(seen).toEqual([]);
  });

  test('this machine is asked without one, since the secret would leave it in the clear', async () => {
    const endpoint = await countingEndpoint();
    const { url, seen } = await proxy(endpoint.port, 200);
    told({ http_proxy: url, https_proxy: url });
    await warmUp(clientOf(endpoint));
    const token = await requestToken(clientOf(endpoint), { code: freshCode() });
    expect(token).toEqual(goodToken);
    expect(seen).toEqual([]);
    expect(endpoint.connections).toMatchObject([{ requests: 1 }]);
  });
});

test("the variables alone, without Node's option, mean nothing", async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const { url, seen } = await proxy(endpoint.port, 200);
  vi.stubEnv('HTTPS_PROXY', url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const token = await requestToken(clientOf(endpoint), { code: freshCode() });
  expect(token).toEqual(goodToken);
  expect(seen).toEqual([]);
});
