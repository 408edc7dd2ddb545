import { describe, expect, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import { fetchesLikeResponses } from './fetch-like-responses.ts';
import { fetchesThatReturn } from './fetch-that-returns.ts';
import { fetchesThatThrow } from './fetch-that-throws.ts';
import { fetchesWithoutEnd } from './fetch-without-end.ts';
import {
  aToken,
  assertOutcome,
  clientOf,
  freshCode,
  nothingElseIsThrown,
  settled,
} from './hostile-case.ts';
import { loopback } from './loopback.ts';
import { good, type Asked } from './misbehaviour.ts';
import { reply, token } from './replies.ts';

describe.concurrent('a fetch that', () => {
  nothingElseIsThrown();

  test.for([
    ...fetchesThatThrow,
    ...fetchesThatReturn,
    ...fetchesLikeResponses,
    ...fetchesWithoutEnd,
  ])('$name', async ({ fetch, expected, timeout = 4_000, after }) => {
    let calls = 0;
    const client = clientOf({ url: 'https://wallet.example' }, 'fetch', {
      timeout,
      fetch: ((url: string, init: Asked['init']) => {
        calls++;
        const values = [...new URLSearchParams(init.body).values()];
        const everything = [url, init.body, ...values, token].join(' ');
        return fetch({ url, init, everything });
      }) as typeof globalThis.fetch,
    });
    const code = freshCode();
    assertOutcome(await settled(requestToken(client, { code }), timeout), expected);
    await after?.();
    const again = await settled(requestToken(client, { code }), timeout);
    expect(again).toMatchObject({ code: 'authorization_code_reused' });
    expect(calls).toBe(1);
  });

  test('is asked to follow no redirect, with a signal, and may change what it was given', async () => {
    const seen: unknown[] = [];
    const client = clientOf({ url: 'https://wallet.example' }, 'fetch', {
      fetch: async (_, init) => {
        seen.push(
          init?.redirect,
          init?.signal instanceof AbortSignal,
          Object.keys(init?.headers ?? {}),
        );
        for (const key of Object.keys(init ?? {})) delete (init as Record<string, unknown>)[key];
        return new Response(good);
      },
    });
    for (let i = 0; i < 2; i++) {
      assertOutcome(await settled(requestToken(client, { code: freshCode() }), 4_000), aToken);
    }
    expect(seen.slice(0, 3)).toEqual(['manual', true, ['Accept', 'Content-Type', 'User-Agent']]);
    expect(seen.slice(3)).toEqual(seen.slice(0, 3));
  });

  test('calls the network twice is called once itself', async () => {
    const served = await loopback({ answer: reply(200) });
    let calls = 0;
    try {
      const client = clientOf(served, 'fetch', {
        fetch: async (input, init) => {
          calls++;
          await (await fetch(input, init)).text();
          return fetch(input, init);
        },
      });
      assertOutcome(await settled(requestToken(client, { code: freshCode() }), 4_000), aToken);
      expect(calls).toBe(1);
      expect(served.requests).toHaveLength(2);
    } finally {
      await served.close();
    }
  });

  test.for([307, 302, 418, 200])(
    'lets go of the connection of an answer (%i) whose body is not read',
    async (status) => {
      const cancelled: number[] = [];
      const client = clientOf({ url: 'https://wallet.example' }, 'fetch', {
        fetch: async () => {
          const body = new ReadableStream({
            start: (controller) => controller.enqueue(new Uint8Array(70_000)),
            cancel: () => void cancelled.push(status),
          });
          const response = new Response(body, { status });
          return status === 307
            ? Object.defineProperty(response, 'redirected', { value: true })
            : response;
        },
      });
      await settled(requestToken(client, { code: freshCode() }), 4_000);
      expect(cancelled).toEqual([status]);
    },
  );
});
