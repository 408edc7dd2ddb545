import type { Socket } from 'node:net';
import { expect } from 'vitest';
import { aToken, failed, hostile, invalid } from './hostile-case.ts';
import type { Exchange, Loopback } from './loopback.ts';
import { chunked, closing, goodToken, raw, reply } from './replies.ts';

const unknown = failed('network', 'unknown');
const tooLong = failed('network', 'unknown', 'HTTP_ANSWER_TOO_LONG');
const good = JSON.stringify(goodToken);
const whole = `HTTP/1.1 200 OK\r\nContent-Length: ${good.length}\r\n\r\n${good}`;

/** Writes for as long as somebody reads. */
function pour(socket: Socket, first: string, more: string): void {
  socket.write(first);
  const on = (error?: Error | null): unknown => error ?? socket.write(more, on);
  on();
}

hostile('odd HTTP', [
  {
    name: 'HTTP/1.0 is an answer',
    answer: raw(`HTTP/1.0 200 OK\r\n\r\n${good}`),
    expected: aToken,
  },
  {
    name: 'one byte at a time is an answer',
    answer: async ({ socket }) => {
      socket.setNoDelay(true);
      for (const byte of whole) await new Promise((resolve) => socket.write(byte, resolve));
    },
    expected: aToken,
  },
  ...(
    [
      ['100 Continue', 1],
      ['102 Processing', 1],
      ['103 Early Hints', 1],
      ['100 Continue', 8],
      ['103 Early Hints', 8],
    ] as const
  ).map(([status, times]) => ({
    name: `${times} times ${status} before the answer change nothing`,
    answer: raw(`HTTP/1.1 ${status}\r\nLink: </a>\r\n\r\n`.repeat(times), whole),
    expected: aToken,
    // Node's fetch takes a 100 that it did not ask for as a broken answer.
    overFetch: status === '100 Continue' ? unknown : aToken,
  })),
  ...['100 Continue', '102 Processing', '103 Early Hints'].map((status) => ({
    name: `more than a few times ${status} are not an answer`,
    answer: raw(`HTTP/1.1 ${status}\r\n\r\n`.repeat(9), whole),
    expected: tooLong,
    // Nothing of them shows there.
    only: 'node' as const,
  })),
  ...(
    [
      ['extensions of a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1', ';a=b'],
      [
        'one byte to a chunk, and an extension to a byte,',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
        '1;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n{\r\n',
      ],
      ['interim answers of a few headers each', '', 'HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n'],
    ] as const
  ).map(([name, first, more]) => ({
    name: `${name} without an end are left soon`,
    answer: ({ socket }: Exchange) => pour(socket, first, more.repeat(1000)),
    after: ({ sockets }: Loopback) => {
      // As much as the buffers of the two ends take, of which this end reads 96 KiB.
      expect(sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)).toBeLessThan(
        2 ** 25,
      );
    },
    // Node has a limit of its own for the extensions of one chunk, in some of its versions.
    expected: failed('network', 'unknown', expect.stringMatching(/^HTTP_ANSWER_TOO_LONG$|^HPE_/)),
    only: 'node' as const,
  })),
  {
    name: 'an answer of 64 KiB in small chunks is an answer',
    answer: chunked(
      ...`${' '.repeat(60_000)}${good}`
        .match(/[^]{1,2000}/g)!
        .map((part) => `${part.length.toString(16)}\r\n${part}\r\n`),
      '0\r\n\r\n',
    ),
    expected: aToken,
  },
  {
    name: '100 Continue and nothing more is unknown',
    answer: raw('HTTP/1.1 100 Continue\r\n\r\n'),
    expected: unknown,
  },
  {
    name: 'a switch to another protocol that nobody asked for is not a token',
    answer: raw(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n${good}`,
    ),
    expected: invalid(101),
    overFetch: unknown,
  },
  {
    name: '101 without a word of what to switch to is not a token',
    answer: raw(`HTTP/1.1 101 Switching Protocols\r\n\r\n${good}`),
    expected: invalid(101),
    overFetch: unknown,
  },
  {
    name: 'a second answer behind the first is left alone',
    answer: raw(whole, whole.replaceAll('Bearer', 'second')),
    expected: aToken,
  },
  {
    name: 'garbage behind the answer is left alone',
    answer: raw(whole, '\0\0\0garbage'),
    expected: aToken,
  },
  ...(
    [
      ['garbage', 'what is this?\r\n\r\n'],
      ['random bytes', Uint8Array.from({ length: 256 }, (_, i) => (i * 167) % 256)],
      ['a body without HTTP, as in HTTP/0.9,', good],
      ["HTTP/2's settings frame", Buffer.from('00000c04000000000000030000006400047fffffff', 'hex')],
      ["HTTP/2's preface", 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
      ['a status line of another protocol', `ICY 200 OK\r\n\r\n${good}`],
      ['a request', 'POST / HTTP/1.1\r\n\r\n'],
      ['SMTP', '220 mail.example ESMTP\r\n'],
      ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
      ['a TLS alert', Buffer.from('15030100020246', 'hex')],
      ['a status of two digits', `HTTP/1.1 20 OK\r\n\r\n${good}`],
      ['a status that is not a number', `HTTP/1.1 abc OK\r\n\r\n${good}`],
      ['HTTP/9.9', `HTTP/9.9 200 OK\r\n\r\n${good}`],
    ] as const
  ).map(([name, bytes]) => ({
    name: `${name} is unknown`,
    answer: raw(bytes),
    expected: unknown,
  })),
  {
    name: 'an answer before the request was sent whole is an answer',
    connection: (socket) => socket.write(whole),
    requests: 1,
    answer: () => {},
    expected: aToken,
  },
  {
    name: 'Connection: close is an answer',
    answer: closing(200, goodToken, ['Connection: close']),
    expected: aToken,
  },
  {
    name: 'a kept connection is an answer',
    answer: reply(200, goodToken, ['Connection: keep-alive', 'Keep-Alive: timeout=1']),
    expected: aToken,
  },
]);
