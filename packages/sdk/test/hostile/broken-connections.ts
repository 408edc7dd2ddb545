import { aToken, either, failed, hostile } from './hostile-case.ts';
import { chunked, goodToken, raw } from './replies.ts';

const unknown = failed('network', 'unknown');
const good = JSON.stringify(goodToken);
const whole = `HTTP/1.1 200 OK\r\nContent-Length: ${good.length}\r\n\r\n${good}`;

hostile('broken connections', [
  {
    name: 'a refused connection was not sent',
    before: (served) => served.close(),
    expected: failed('network', 'not_sent', 'ECONNREFUSED'),
  },
  {
    name: 'a reset on connection is either, since it may be noticed before anything was written',
    connection: (socket) => socket.resetAndDestroy(),
    requests: 0,
    expected: failed('network', either),
  },
  {
    name: 'a reset while the request waits to be read is unknown',
    connection: (socket) => {
      socket.pause();
      setTimeout(() => socket.resetAndDestroy(), 20);
    },
    requests: 0,
    expected: unknown,
  },
  {
    name: 'a close on connection is either',
    connection: (socket) => socket.destroy(),
    requests: 0,
    expected: failed('network', either),
  },
  {
    name: 'a reset after the request was read is unknown, and named',
    answer: ({ socket }) => socket.resetAndDestroy(),
    expected: failed('network', 'unknown', 'ECONNRESET'),
    overFetch: unknown,
  },
  {
    name: 'a close after the request was read is unknown',
    answer: ({ socket }) => socket.destroy(),
    expected: unknown,
  },
  {
    name: 'a half-close without an answer is unknown',
    answer: ({ socket }) => socket.end(),
    expected: unknown,
  },
  {
    name: 'a half-close after the whole answer is an answer',
    answer: raw(whole),
    expected: aToken,
  },
  ...[
    1,
    9,
    20,
    whole.indexOf('\r\n\r\n') + 2,
    whole.indexOf('{'),
    whole.indexOf('{') + 9,
    whole.length - 1,
  ].flatMap((cut) => [
    {
      name: `a reset after ${cut} bytes of the answer is unknown`,
      answer: ({ socket }: Parameters<ReturnType<typeof raw>>[0]) =>
        socket.write(whole.slice(0, cut), () => setTimeout(() => socket.resetAndDestroy(), 10)),
      expected: unknown,
    },
    {
      name: `an end after ${cut} bytes of the answer is unknown`,
      answer: raw(whole.slice(0, cut)),
      expected: unknown,
    },
  ]),
  {
    name: 'an end in the middle of a chunk is unknown',
    answer: chunked('ff\r\n', good.slice(0, 20)),
    expected: unknown,
  },
  {
    name: 'a body that only the end of the connection ends is whole',
    answer: raw(`HTTP/1.1 200 OK\r\n\r\n${good}`),
    expected: aToken,
  },
]);
