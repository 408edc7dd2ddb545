import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import { clientOf, freshCode, goodToken } from '../token-endpoint.ts';

const body = JSON.stringify(goodToken);
const size = body.length.toString(16);
const head = 'HTTP/1.1 200 OK\r\n';
const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n`;
const counted = `${head}Content-Length: ${body.length}\r\n`;

/** A server that writes these packets for each request, and how many connections it got. */
async function writing(packets: readonly string[]): Promise<{ url: string; taken: () => number }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.setNoDelay(true).on('error', () => {}));
    socket.on('data', (chunk: Buffer) => {
      if (chunk.toString('latin1').startsWith('POST')) void write(socket, packets);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, taken: () => sockets.length };
}

async function write(socket: Socket, packets: readonly string[]): Promise<void> {
  for (const [i, packet] of packets.entries()) {
    if (i > 0) await delay(20);
    socket.write(packet);
  }
}

const again = 1;
const notAgain = 2;

test.each<[string, packets: string[], connections: number]>([
  ['an answer with its length', [`${counted}\r\n${body}`], again],
  ['its head and body apart', [`${counted}\r\n`, body], again],
  ['an answer in chunks', [`${chunked}${size}\r\n${body}\r\n0\r\n\r\n`], again],
  ['chunks one by one', [chunked, `${size}\r\n${body}\r\n`, '0\r\n\r\n'], again],
  [
    'a last chunk letter by letter',
    [`${chunked}${size}\r\n${body}\r\n`, '0', '\r\n', '\r\n'],
    again,
  ],
  ['an answer that closes', [`${counted}Connection: close\r\n\r\n${body}`], notAgain],
  [
    'an answer that closes, among others',
    [`${counted}Connection: x, Close\r\n\r\n${body}`],
    notAgain,
  ],
  ['an answer of HTTP/1.0', [`${counted}\r\n${body}`.replace('1.1', '1.0')], notAgain],
  ['an answer with a line behind it', [`${counted}\r\n${body}\r\n`], notAgain],
  ['chunks with a line behind them', [`${chunked}${size}\r\n${body}\r\n0\r\n\r\n\r\n`], notAgain],
  ['an answer with half of another behind it', [`${counted}\r\n${body}${head}`], notAgain],
])('after %s, the connection is used again or not', async (_, packets, connections) => {
  const { url, taken } = await writing(packets);
  const client = clientOf({ url });
  for (let launch = 0; launch < 2; launch++) {
    expect(await requestToken(client, { code: freshCode() })).toEqual(goodToken);
    await delay(20);
  }
  expect(taken()).toBe(connections);
});

test.each([204, 304])('after HTTP %i, which has no body, it is used again', async (status) => {
  const { url, taken } = await writing([`HTTP/1.1 ${status} Nothing\r\n\r\n`]);
  const client = clientOf({ url });
  for (let launch = 0; launch < 2; launch++) {
    await requestToken(client, { code: freshCode() }).catch(() => {});
    await delay(20);
  }
  expect(taken()).toBe(1);
});
