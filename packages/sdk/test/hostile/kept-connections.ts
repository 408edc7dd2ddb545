import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { requestToken, warmUp } from '../../src/index.ts';
import { certificate } from './certificates.ts';
import {
  assertOutcome,
  aToken,
  clientOf,
  failed,
  freshCode,
  nothingElseIsThrown,
  settled,
  type Over,
} from './hostile-case.ts';
import { loopback, type Exchange } from './loopback.ts';
import { goodToken, raw, reply } from './replies.ts';

const transports: Over[] = ['node', 'fetch'];

describe.each(transports)('a kept connection over %s', (over) => {
  nothingElseIsThrown();

  async function twoExchanges(
    answers: readonly [(exchange: Exchange) => unknown, (exchange: Exchange) => unknown],
    between: (
      sockets: readonly {
        destroy: () => unknown;
        end: () => unknown;
        write: (text: string) => unknown;
      }[],
    ) => unknown,
  ) {
    let asked = 0;
    const served = await loopback({ answer: (exchange) => answers[asked++]?.(exchange) });
    try {
      const client = clientOf(served, over);
      const first = await settled(requestToken(client, { code: freshCode() }), 4_000);
      assertOutcome(first, aToken);
      await between(served.sockets);
      const outcome = await settled(requestToken(client, { code: freshCode() }), 4_000);
      return { outcome, requests: served.requests.length, connections: served.sockets.length };
    } finally {
      await served.close();
    }
  }

  test.each([
    ['a plain', reply(200)],
    ['a compressed', reply(200, gzipSync(JSON.stringify(goodToken)), ['Content-Encoding: gzip'])],
  ])('carries the second code too, behind %s answer', async (_, answer) => {
    const { outcome, requests, connections } = await twoExchanges([answer, answer], () => delay(5));
    assertOutcome(outcome, aToken);
    expect({ requests, connections }).toEqual({ requests: 2, connections: 1 });
  });

  test.each<[string, 'end' | 'destroy']>([
    ['ended', 'end'],
    ['destroyed', 'destroy'],
  ])(
    'that the server %s while it was idle is replaced, and the code is exchanged',
    async (_, how) => {
      const { outcome, requests, connections } = await twoExchanges(
        [reply(200), reply(200)],
        async ([socket]) => {
          socket?.[how]();
          await delay(20);
        },
      );
      assertOutcome(outcome, aToken);
      expect({ requests, connections }).toEqual({ requests: 2, connections: 2 });
    },
  );

  test('that breaks at the very moment of the second request is unknown, and the code is not sent again', async () => {
    const { outcome, requests } = await twoExchanges(
      [reply(200), ({ socket }) => socket.resetAndDestroy()],
      () => delay(5),
    );
    assertOutcome(outcome, failed('network', 'unknown'));
    expect(requests).toBe(2);
  });

  test('that ends at the very moment of the second request is unknown, and the code is not sent again', async () => {
    const { outcome, requests } = await twoExchanges([reply(200), raw('')], () => delay(5));
    assertOutcome(outcome, failed('network', 'unknown'));
    expect(requests).toBe(2);
  });

  test('never gives one customer the token of an answer that nobody asked for', async () => {
    const stray = JSON.stringify({ ...goodToken, access_token: 'somebody-elses' });
    const unasked = `HTTP/1.1 200 OK\r\nContent-Length: ${stray.length}\r\n\r\n${stray}`;
    const { outcome } = await twoExchanges([reply(200), reply(200)], async ([socket]) => {
      socket?.write(unasked);
      await delay(20);
    });
    assertOutcome(outcome, aToken);
  });

  test.each([204, 304])('survives a body behind a %i, which can have none', async (status) => {
    let asked = 0;
    const served = await loopback({
      answer: (exchange) => (asked++ === 0 ? reply(status)(exchange) : reply(200)(exchange)),
    });
    try {
      const client = clientOf(served, over);
      const first = await settled(requestToken(client, { code: freshCode() }), 4_000);
      assertOutcome(first, { code: 'invalid_token_response', status });
      await delay(10);
      const second = await settled(requestToken(client, { code: freshCode() }), 4_000);
      assertOutcome(second, aToken);
    } finally {
      await served.close();
    }
  });
});

describe('a kept connection of our own', () => {
  const good = JSON.stringify(goodToken);
  const framed = `HTTP/1.1 200 OK\r\nContent-Length: ${good.length}\r\n\r\n${good}`;
  const inChunks = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${good.length.toString(16)}\r\n${good}\r\n0\r\n\r\n`;
  const written = (...parts: string[]): ((exchange: Exchange) => void) => {
    return ({ socket }) => parts.forEach((part) => socket.write(part));
  };

  async function connectionsOfTwo(first: (exchange: Exchange) => unknown): Promise<number> {
    let asked = 0;
    const served = await loopback({
      answer: (exchange) => (asked++ === 0 ? first : reply(200))(exchange),
    });
    try {
      const client = clientOf(served, 'node');
      await settled(requestToken(client, { code: freshCode() }), 4_000);
      await delay(5);
      const second = await settled(requestToken(client, { code: freshCode() }), 4_000);
      assertOutcome(second, aToken);
      return served.sockets.length;
    } finally {
      await served.close();
    }
  }

  test.each([
    ['of a known length', [framed]],
    ['whose head comes first', [framed.slice(0, -good.length), good]],
    ['in chunks', [inChunks]],
    ['in chunks, the last of which comes later', [inChunks.slice(0, -5), '0\r\n\r\n']],
    ['without a body', ['HTTP/1.1 204 No Content\r\n\r\n']],
  ])('is used again behind an answer %s', async (_, parts) => {
    expect(await connectionsOfTwo(written(...parts))).toBe(1);
  });

  test.each([
    ['the beginning of another', framed, 'HTTP/1.1 200 OK\r\n'],
    ['the beginning of another, without its last byte,', inChunks, framed.slice(0, -1)],
    ['the beginning of another, in chunks,', inChunks, 'HTTP/1.1 200 OK\r\nA: 0\r\n'],
    ['a line feed', framed, '\r\n'],
    ['two of them', inChunks, '\r\n\r\n'],
    ['another', framed, framed],
    ['another in chunks', inChunks, inChunks],
    ['the end of one in chunks', inChunks, '0\r\n\r\n'],
    ['a body after a status that has none', 'HTTP/1.1 204 No Content\r\n\r\n', '\r\n'],
  ])(
    'is not used again if %s stands behind the answer, in the same packet',
    async (_, answer, more) => {
      expect(await connectionsOfTwo(written(answer + more))).toBe(2);
    },
  );

  test('is not used again if the server says that it closes, though it does not', async () => {
    const answer = framed.replace('\r\n', '\r\nConnection: foo, Close\r\n');
    expect(await connectionsOfTwo(written(answer))).toBe(2);
  });
});

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
