import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

const source = `
  const { createServer } = require('node:net');
  const { parentPort, workerData: { host, port } } = require('node:worker_threads');
  createServer().listen({ host, port, backlog: 1 }, () => {
    parentPort.postMessage('listening');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** A port that lets nobody in: to those who connect, its address is dead. */
export async function frozenAddress(host: string, port: number): Promise<AsyncDisposable> {
  const worker = new Worker(source, { eval: true, workerData: { host, port } });
  await once(worker, 'message');
  const waiting: Socket[] = [];
  // The system accepts a few in its place; after those it answers nobody.
  for (let accepted = true; accepted && waiting.length < 100;) {
    const socket = connect({ host, port }).on('error', () => {});
    waiting.push(socket);
    accepted = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket.setTimeout(500), 'timeout').then(() => false),
    ]);
  }
  return {
    async [Symbol.asyncDispose]() {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
}
