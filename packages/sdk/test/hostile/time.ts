import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { aToken, either, failed, hostile } from './hostile-case.ts';
import type { Loopback } from './loopback.ts';
import { dripping, goodToken, raw, reply } from './replies.ts';

const good = JSON.stringify(goodToken);
/** Long enough for the request to arrive on a machine that is busy. */
const deadline = 1_500;
const timeout = { options: { timeout: deadline }, expected: failed('timeout', 'unknown') };
const head = `HTTP/1.1 200 OK\r\nContent-Length: ${good.length}\r\n\r\n`;
const aborted = failed('aborted', 'unknown');

/** Aborts so long after the request has arrived. */
function abortAfter(milliseconds: number, reason?: (served: Loopback) => unknown) {
  return (served: Loopback): AbortSignal => {
    const controller = new AbortController();
    const abort = async (): Promise<void> => {
      while (served.requests.length === 0) await delay(5);
      await delay(milliseconds);
      controller.abort(reason?.(served));
    };
    void abort();
    return controller.signal;
  };
}

/** The client leaves the connection, so that the server need not go on. */
async function connectionsClosed({ sockets }: Loopback): Promise<void> {
  for (let tries = 0; tries < 100 && sockets.some(({ destroyed }) => !destroyed); tries++) {
    for (const socket of sockets) if (socket.writable) socket.write(' ');
    await delay(10);
  }
  expect(sockets.every(({ destroyed }) => destroyed)).toBe(true);
}

hostile('time', [
  { name: 'no answer at all', answer: () => {}, after: connectionsClosed, ...timeout },
  {
    name: 'a connection that is never read',
    connection: (socket) => socket.pause(),
    requests: 0,
    ...timeout,
  },
  {
    name: 'a status line and no more',
    answer: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\n'),
    ...timeout,
  },
  {
    name: 'headers and no body',
    answer: ({ socket }) => socket.write(head),
    after: connectionsClosed,
    ...timeout,
  },
  {
    name: 'a body without its last byte',
    answer: ({ socket }) => socket.write(head + good.slice(0, -1)),
    ...timeout,
  },
  {
    name: 'chunks without the last one',
    answer: ({ socket }) =>
      socket.write(
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${good.length.toString(16)}\r\n${good}\r\n`,
      ),
    ...timeout,
  },
  {
    name: 'a body without a length on a connection that stays open',
    answer: ({ socket }) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${good}`),
    ...timeout,
  },
  {
    name: 'a byte of the headers now and then',
    answer: dripping('HTTP/1.1 200 OK\r\nX: ', 'x', 20),
    ...timeout,
  },
  {
    name: 'a header now and then',
    answer: dripping('HTTP/1.1 200 OK\r\n', 'X: x\r\n', 20),
    ...timeout,
  },
  {
    name: 'a byte of the body now and then',
    answer: dripping('HTTP/1.1 200 OK\r\n\r\n{"a":"', 'x', 20),
    ...timeout,
  },
  {
    name: 'a chunk of one byte now and then',
    answer: dripping('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n{\r\n', 20),
    ...timeout,
  },
  {
    name: 'white space that never ends now and then',
    answer: dripping('HTTP/1.1 200 OK\r\n\r\n', '\n', 20),
    ...timeout,
  },
  {
    name: 'a 103 now and then',
    answer: dripping('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 500),
    ...timeout,
  },
  {
    name: 'a 102 at once, again and again',
    answer: dripping('', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(50), 1),
    options: { timeout: deadline },
    expected: failed('network', 'unknown', 'HTTP_ANSWER_TOO_LONG'),
    overFetch: timeout.expected,
  },
  {
    name: 'half of a gzip body and silence',
    answer: ({ socket }) =>
      socket.write(
        Buffer.concat([
          Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n'),
          Buffer.from('1f8b0800000000000003', 'hex'),
        ]),
      ),
    ...timeout,
  },
  {
    name: 'headers just in time and a body too late: the deadline covers both',
    answer: async ({ socket }) => {
      await delay(deadline / 2);
      socket.write(head);
      // So late that a busy machine does not take the timer and the answer for one piece of news.
      await delay(2 * deadline);
      socket.write(good);
    },
    ...timeout,
  },
  {
    name: 'an answer after the deadline is thrown away',
    answer: async (exchange) => {
      await delay(deadline + 500);
      if (!exchange.socket.destroyed) reply(200)(exchange);
    },
    after: () => delay(600),
    ...timeout,
  },
  {
    name: 'an answer within the deadline is an answer',
    answer: async (exchange) => {
      await delay(100);
      reply(200)(exchange);
    },
    expected: aToken,
  },
  {
    name: 'an abort while the server thinks',
    answer: () => {},
    signal: abortAfter(20),
    after: connectionsClosed,
    expected: aborted,
  },
  {
    name: 'an abort in the middle of the headers',
    answer: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nX-A: '),
    signal: abortAfter(20),
    expected: aborted,
  },
  {
    name: 'an abort in the middle of the body',
    answer: ({ socket }) => socket.write(`${head}{`),
    signal: abortAfter(20),
    after: connectionsClosed,
    expected: aborted,
  },
  {
    name: 'an abort with a reason of its own, which is not repeated',
    answer: () => {},
    signal: abortAfter(20, ({ requests }) =>
      Object.assign(new Error(`gone: ${requests[0]?.body}`), { code: 'ECONNREFUSED' }),
    ),
    expected: aborted,
  },
  {
    name: "the caller's own AbortSignal.timeout, shorter than ours, is an abort",
    answer: () => {},
    signal: () => AbortSignal.timeout(deadline),
    expected: aborted,
  },
  {
    name: 'an abort before the call sends nothing',
    answer: reply(200),
    signal: () => AbortSignal.abort(),
    expected: failed('aborted', 'not_sent'),
  },
  ...[0, 1, 2, 3, 5, 8, 13, 21].map((microtasks) => ({
    name: `an abort ${microtasks} microtasks after the call, before there is a connection, sends nothing`,
    answer: reply(200),
    signal: abortWithin(microtasks),
    expected: failed('aborted', 'not_sent'),
    overFetch: failed('aborted', either),
    requests: 0,
  })),
  {
    name: 'an abort after the answer changes nothing',
    answer: raw(head + good),
    signal: abortAfter(deadline),
    after: () => delay(deadline + 100),
    expected: aToken,
  },
]);

/** Aborts as soon as so many microtasks have run, while the call is still on its way to the socket. */
function abortWithin(microtasks: number): () => AbortSignal {
  return () => {
    const controller = new AbortController();
    let left = microtasks;
    const next = (): void => (left-- > 0 ? queueMicrotask(next) : controller.abort());
    queueMicrotask(next);
    return controller.signal;
  };
}
