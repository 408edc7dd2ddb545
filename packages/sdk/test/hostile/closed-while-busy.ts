import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { requestToken, warmUp } from '../../src/index.ts';
import { certificate } from './certificates.ts';
import { assertOutcome, aToken, clientOf, freshCode, settled } from './hostile-case.ts';
import { goodToken } from './replies.ts';

/** A server in another thread, which closes its first connection while this one does not look. */
const closingServer = `
  const { createServer } = require('node:net');
  const tls = require('node:tls');
  const { parentPort, workerData: { how, body, secured, closed } } = require('node:worker_threads');
  let first;
  let requests = 0;
  const serve = (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (!String(chunk).includes('grant_type=')) return;
      requests++;
      socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n' + body);
    });
    first ??= socket;
  };
  const server = secured ? tls.createServer(secured, serve) : createServer(serve);
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  parentPort.on('message', (message) => {
    if (message === 'close') close();
    else parentPort.postMessage(requests);
  });
  function close() {
    if (!first) return setImmediate(close);
    first[how]();
    setTimeout(() => Atomics.notify(closed, Atomics.store(closed, 0, 1) - 1), 5);
  }
`;

/** Blocks this thread, as a long computation or a frozen serverless process does. */
function beBusyUntil(flag: Int32Array): void {
  expect(Atomics.wait(flag, 0, 0, 4_000)).not.toBe('timed-out');
}

type Launch = (exchange: () => Promise<unknown>) => Promise<unknown>;

const launches: [string, Launch][] = [
  ['from the main line', (exchange) => exchange()],
  ['from a timer', (exchange) => delay(1).then(exchange)],
  ['from setImmediate', (exchange) => turn().then(exchange)],
  [
    'from a socket, as in a request handler',
    async (exchange) => {
      const server = createServer((socket) => socket.on('error', () => {}).write('launch'));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1');
      try {
        return await new Promise((resolve) => socket.once('data', () => resolve(exchange())));
      } finally {
        socket.destroy();
        server.close();
      }
    },
  ],
];

const authority = await certificate({ name: 'an authority', authority: true });
setDefaultCACertificates([...getCACertificates(), authority.cert]);
const secured = await certificate({ name: 'a', issuer: authority, addresses: ['127.0.0.1'] });

describe.concurrent.each<
  [string, 'end' | 'resetAndDestroy', object | undefined, 'kept' | 'warmed up']
>([
  ['ended', 'end', undefined, 'kept'],
  ['reset', 'resetAndDestroy', undefined, 'kept'],
  ['ended', 'end', secured, 'kept'],
  ['reset', 'resetAndDestroy', undefined, 'warmed up'],
  ['ended', 'end', undefined, 'warmed up'],
  ['ended', 'end', secured, 'warmed up'],
])(
  'when the server %s (%s) a connection, TLS %o, %s, while this process was busy, the code is exchanged',
  (_, how, tls, since) => {
    // The last of them is the one that a web server does; plain kept connections are tried with all.
    test.each(tls || since === 'warmed up' ? launches.slice(-1) : launches)(
      'launched %s',
      async (__, launch) => {
        const closed = new Int32Array(new SharedArrayBuffer(4));
        const workerData = { how, closed, secured: tls, body: JSON.stringify(goodToken) };
        const worker = new Worker(closingServer, { eval: true, workerData });
        try {
          const [port] = (await once(worker, 'message')) as [number];
          const client = clientOf({ url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}` }, 'node');
          if (since === 'warmed up') await warmUp(client);
          else
            assertOutcome(
              await settled(requestToken(client, { code: freshCode() }), 4_000),
              aToken,
            );
          await delay(5);
          const outcome = await launch(() => {
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
            worker.postMessage('close');
            beBusyUntil(closed);
            return settled(requestToken(client, { code: freshCode() }), 4_000);
          });
          assertOutcome(outcome, aToken);
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- nor here
          worker.postMessage('requests');
          expect((await once(worker, 'message'))[0]).toBe(since === 'kept' ? 2 : 1);
        } finally {
          await worker.terminate();
        }
      },
    );
  },
);
