import { once } from 'node:events';
import { scheduler } from 'node:timers/promises';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { goodToken } from '../token-endpoint.ts';

const source = `
  const { createServer } = require('node:http');
  const { parentPort, workerData: { host, flag, body } } = require('node:worker_threads');
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end(body));
  });
  server.listen({ port: 0, host, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(flag, 0, 0);
  });
`;

export interface FrozenServer {
  readonly port: number;
  /** Lets it accept what waits and what comes. */
  readonly thaw: () => void;
}

/** A server that accepts no connection: to those who connect, its address is dead. */
export async function frozenServer(host: string): Promise<FrozenServer> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { host, flag, body: JSON.stringify(goodToken) };
  const worker = new Worker(source, { eval: true, workerData });
  const thaw = (): void => void Atomics.notify(flag, 0, Atomics.store(flag, 0, 1));
  const [port] = (await once(worker, 'message')) as [number];
  const waiting: Socket[] = [];
  onTestFinished(async () => {
    for (const socket of waiting) socket.destroy();
    thaw();
    await worker.terminate();
  });
  // The system accepts a few in its place; after those it answers nobody.
  for (let accepted = true; accepted && waiting.length < 100;) {
    const socket = connect({ host, port }).on('error', () => {});
    waiting.push(socket);
    await Promise.race([
      once(socket, 'connect'),
      // A process that was busy sees its timer first, and then the news of the connection.
      once(socket.setTimeout(200), 'timeout').then(() => scheduler.wait(20)),
    ]);
    accepted = !socket.connecting;
  }
  return { port, thaw };
}
