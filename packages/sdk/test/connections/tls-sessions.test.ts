import { createServer, setDefaultCACertificates, type TLSSocket, type TlsOptions } from 'node:tls';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import { authority, countingEndpoint } from '../counting-endpoint.ts';
import { certificate, type Certificate } from '../hostile/certificates.ts';
import { clientOf, errorOf, freshCode, goodToken } from '../token-endpoint.ts';
import { ticketProxy } from './ticket-proxy.ts';

beforeAll(() => setDefaultCACertificates([authority.cert]));

const versions: [string, TlsOptions][] = [
  ['TLS 1.2', { maxVersion: 'TLSv1.2' }],
  ['TLS 1.3', { minVersion: 'TLSv1.3' }],
];

/** An endpoint that ends each connection behind its answer, seen through a proxy. */
async function seen(tls: TlsOptions) {
  const endpoint = await countingEndpoint({
    tls,
    headers: ['Connection: close'],
    answered: ({ socket }) => socket.end(),
  });
  const proxy = await ticketProxy(endpoint.port);
  return { endpoint, proxy, client: clientOf(proxy) };
}

describe.each(versions)('over %s', (_, tls) => {
  test.each(['alert', 'reset'] as const)(
    'a session that the server no longer takes (%s) is dropped within the launch',
    async (how) => {
      const { endpoint, proxy, client } = await seen(tls);
      await requestToken(client, { code: freshCode() });
      proxy.onTicket = how;
      for (let launch = 0; launch < 3; launch++) {
        await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
      }
      // Each of the launches had a ticket of the one before, and connected once more without it.
      expect(proxy.tickets.map(Boolean)).toEqual([false, true, false, true, false, true, false]);
      expect(endpoint.connections).toMatchObject([1, 1, 1, 1].map((requests) => ({ requests })));
    },
  );

  test('a server that takes no handshake at all is asked twice at most', async () => {
    const { endpoint, proxy, client } = await seen(tls);
    await requestToken(client, { code: freshCode() });
    await endpoint.close();
    const error = await errorOf(requestToken(client, { code: freshCode() }));
    expect(error).toMatchObject({ reason: 'network', outcome: 'not_sent' });
    expect(proxy.tickets.map(Boolean)).toEqual([false, true, false]);
  });

  test('sessions are resumed from one connection to the next', async () => {
    const { endpoint, client } = await seen(tls);
    for (let i = 0; i < 3; i++) await requestToken(client, { code: freshCode() });
    expect(endpoint.connections.map(({ resumed }) => resumed)).toEqual([false, true, true]);
  });
});

test('no ticket of TLS 1.3 is sent twice, also when many connect at once', async () => {
  const { proxy, client } = await seen({ minVersion: 'TLSv1.3' });
  for (let round = 0; round < 3; round++) {
    await Promise.all(
      Array.from({ length: 10 }, () => requestToken(client, { code: freshCode() })),
    );
  }
  const sent = proxy.tickets.filter(Boolean);
  expect(sent.length).toBeGreaterThan(5);
  expect(new Set(sent).size).toBe(sent.length);
});

test('a session after which a server breaks is not offered again', async () => {
  const { key, cert } = await certificate({
    name: 'a',
    issuer: authority,
    addresses: ['127.0.0.1'],
  });
  const resumed: boolean[] = [];
  const server = createServer({ key, cert }, (socket: TLSSocket) => {
    resumed.push(socket.isSessionReused());
    socket
      .on('error', () => {})
      .once('data', () => {
        if (socket.isSessionReused()) return void socket.destroy();
        const body = JSON.stringify(goodToken);
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const client = clientOf({ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const outcomes = [];
  for (let i = 0; i < 3; i++) {
    outcomes.push(
      await requestToken(client, { code: freshCode() }).catch((error: unknown) => error),
    );
  }
  expect(outcomes).toEqual([goodToken, expect.objectContaining({ outcome: 'unknown' }), goodToken]);
  expect(resumed).toEqual([false, true, false]);
});

test('a handshake that breaks without a session is not tried again', async () => {
  let opened = 0;
  const server = createTcpServer((socket) => {
    opened++;
    socket.on('error', () => {}).once('data', () => socket.resetAndDestroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const client = clientOf({ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` });
  await expect(requestToken(client, { code: freshCode() })).rejects.toMatchObject({
    outcome: 'not_sent',
    systemCode: 'ECONNRESET',
  });
  expect(opened).toBe(1);
});

describe('a certificate that changed meanwhile', () => {
  async function changing(issuer: Certificate) {
    const of = (name: string, by = authority) =>
      certificate({ name, issuer: by, addresses: ['127.0.0.1'] });
    const seenNames: (string | undefined)[] = [];
    const server = createServer(await of('the first'), (socket) => {
      socket
        .on('error', () => {})
        .on('data', (chunk: Buffer) => {
          if (!String(chunk).includes('grant_type=')) return;
          seenNames.push('asked');
          const body = JSON.stringify(goodToken);
          socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
        });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const client = clientOf({ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await requestToken(client, { code: freshCode() });
    server.setSecureContext(await of('the second', issuer));
    return { client, asked: seenNames };
  }

  test('is taken if it was renewed', async () => {
    const { client, asked } = await changing(authority);
    await expect(requestToken(client, { code: freshCode() })).resolves.toEqual(goodToken);
    expect(asked).toHaveLength(2);
  });

  test('is refused if it is a stranger now, and nothing is sent', async () => {
    const { client, asked } = await changing(
      await certificate({ name: 'an authority that nobody knows', authority: true }),
    );
    expect(await errorOf(requestToken(client, { code: freshCode() }))).toMatchObject({
      outcome: 'not_sent',
      systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    expect(asked).toHaveLength(1);
  });
});

test('the protocol that is asked for is HTTP/1.1', async () => {
  const endpoint = await countingEndpoint({ tls: { ALPNProtocols: ['h2', 'http/1.1'] } });
  await requestToken(clientOf(endpoint), { code: freshCode() });
  expect(endpoint.connections[0]?.socket).toMatchObject({ alpnProtocol: 'http/1.1' });
});
