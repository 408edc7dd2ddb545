import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
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
