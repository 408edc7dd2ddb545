import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { exchange } from './token-request.ts';

async function listening(): Promise<Sandbox> {
  const sandbox = createSandbox();
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function connected(sandbox: Sandbox): Promise<Socket> {
  const socket = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Unlike `once`, it takes a connection that was reset for one that is closed. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}

function events(sandbox: Sandbox, lastEventId?: number): Promise<Response> {
  return sandbox.fetch(`${sandbox.origin}/_sandbox/events`, {
    headers: {
      Authorization: `Bearer ${sandbox.adminToken}`,
      ...(lastEventId !== undefined && { 'Last-Event-ID': String(lastEventId) }),
    },
  });
}

/** The ids of the events that are read from a stream until `last` has come. */
async function idsUntil(last: number, response: Response): Promise<number[]> {
  const ids: number[] = [];
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    ids.push(...parts.flatMap((part) => /^id: (\d+)$/m.exec(part)?.slice(1).map(Number) ?? []));
    if (ids.includes(last)) break;
  }
  return ids;
}

test('the whole journal can be read again after a thousand token requests', async () => {
  const sandbox = await listening();
  for (let count = 0; count < 1000; count++) await exchange(sandbox, { code: 'x'.repeat(3000) });
  const response = await fetch(`${sandbox.origin}/_sandbox/events`, {
    headers: { Authorization: `Bearer ${sandbox.adminToken}`, 'Last-Event-ID': '0' },
  });
  // A code, the request and its outcome each: the latest 2000 are remembered.
  const ids = await idsUntil(3000, response);
  expect(ids).toEqual(Array.from({ length: 2000 }, (_, index) => index + 1001));
});

test('what a slow reader has not taken is kept in the journal alone, which forgets', async () => {
  const sandbox = createSandbox();
  const response = await events(sandbox);
  for (let count = 0; count < 2500; count++) sandbox.advance(0);
  const ids = await idsUntil(2500, response);
  expect(ids.length).toBeLessThanOrEqual(2001);
  expect(ids.at(-1)).toBe(2500);
});

test('a client that asks for a tunnel and goes on talking is hung up on', async () => {
  const sandbox = await listening();
  const socket = await connected(sandbox);
  socket.resume();
  socket.write(`CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n${'x'.repeat(100_000)}`);
  await closed(socket);
});

test('nothing that a client has opened keeps the sandbox from closing', async () => {
  const sandbox = createSandbox();
  await sandbox.listen();
  const sockets: Socket[] = [];
  for (const text of [
    `CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n${'x'.repeat(100_000)}`,
    'nonsense\r\n\r\n',
    'POST /v2/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf',
    '',
  ]) {
    const socket = await connected(sandbox);
    socket.write(text);
    sockets.push(socket);
  }
  await exchange(sandbox, {}, fetch);
  const all = sockets.map((socket) => closed(socket.resume()));
  await sandbox.close();
  await Promise.all(all);
});

test('streams that were queued behind an answer count no longer when their client has left', async () => {
  const sandbox = await listening();
  const { host } = new URL(sandbox.origin);
  const head = `Host: ${host}\r\nAuthorization: Bearer ${sandbox.adminToken}\r\n`;
  const line = `GET /_sandbox/events HTTP/1.1\r\n${head}\r\n`;
  for (let count = 0; count < 5; count++) {
    const socket = await connected(sandbox);
    socket.write(line.repeat(10));
    await once(socket, 'data');
    socket.destroy();
  }
  const open = async (): Promise<number> => {
    const response = await events(sandbox);
    await response.body?.cancel();
    return response.status;
  };
  await expect.poll(open, { timeout: 10_000 }).toBe(200);
});
