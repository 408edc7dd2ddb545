/* oxlint-disable unicorn/no-thenable -- a fetch that misbehaves may well return one */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import {
  aToken,
  assertOutcome,
  clientOf,
  failed,
  freshCode,
  invalid,
  nothingElseIsThrown,
  settled,
  type Expected,
} from './hostile-case.ts';
import { loopback } from './loopback.ts';
import { goodToken, reply, token } from './replies.ts';

interface Asked {
  readonly url: string;
  readonly init: RequestInit & { readonly body: string; readonly signal: AbortSignal };
  /** What fetch was given, and what the server would see of it. */
  readonly everything: string;
}

interface Misbehaviour {
  readonly name: string;
  readonly fetch: (asked: Asked) => unknown;
  readonly expected: Expected;
  readonly timeout?: number;
  readonly after?: () => unknown;
}

const unknown = failed('network', 'unknown');
const good = JSON.stringify(goodToken);
const bytes = new TextEncoder().encode(good);
const late: string[] = [];

/** Something with every property that a Response has to have. */
function like(part: object): object {
  return { status: 200, type: 'basic', redirected: false, body: bodyOf([bytes]), ...part };
}

function bodyOf(chunks: readonly unknown[], part: object = {}): object {
  const queue = [...chunks];
  return {
    getReader: () => ({
      read: async () =>
        queue.length > 0 ? { done: false, value: queue.shift() } : { done: true, value: undefined },
      cancel: async () => {},
      ...part,
    }),
  };
}

async function afterItsAbort({ signal }: Asked['init']): Promise<void> {
  await once(signal, 'abort');
  await delay(20);
}

type Settle = (value: unknown) => void;

function thenable(then: (resolve: Settle, reject: Settle) => void): object {
  return Object.defineProperty({}, 'then', { value: then });
}

function stream(source: ConstructorParameters<typeof ReadableStream<Uint8Array>>[0]): Response {
  return new Response(new ReadableStream(source));
}

const thrown: [name: string, make: (asked: Asked) => unknown][] = [
  ['an error that repeats the request', ({ everything }) => new Error(everything)],
  [
    'an error with the request in every place',
    ({ everything, init }) =>
      Object.assign(new TypeError(everything, { cause: new Error(everything, { cause: init }) }), {
        name: everything,
        stack: everything,
        code: everything,
        config: init,
        request: { body: init.body },
        toJSON: () => init,
        toString: () => everything,
      }),
  ],
  [
    'an error of errors',
    ({ everything }) => new AggregateError([new Error(everything)], everything),
  ],
  [
    'an error that is its own cause',
    () => {
      const error: Error = new Error('round');
      return Object.assign(error, { cause: error });
    },
  ],
  [
    'an error whose code is a trap',
    () => ({
      get code() {
        throw new Error('trap');
      },
    }),
  ],
  [
    'an error whose cause is a trap',
    () => ({
      get cause() {
        throw new Error('trap');
      },
    }),
  ],
  [
    'a proxy that is a trap',
    () =>
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('trap');
          },
          has: () => {
            throw new Error('trap');
          },
          getPrototypeOf: () => {
            throw new Error('trap');
          },
        },
      ),
  ],
  ['an object without a prototype', () => Object.create(null)],
  ['text', ({ everything }) => everything],
  ['null', () => null],
  ['undefined', () => undefined],
  ['a number', () => 7],
  ['a symbol', () => Symbol('x')],
  ['a function', () => () => {}],
  ['an abort that nobody asked for', () => new DOMException('aborted', 'AbortError')],
  ['a timeout that nobody asked for', () => new DOMException('timeout', 'TimeoutError')],
  ['a Response', () => new Response(good)],
  [
    'words of the server that sound like no connection',
    () => new Error('error sending request: client error (Connect): Requires net access to it'),
  ],
  [
    'words of the server that sound like a proxy',
    () => new Error('Proxy response (502) !== 200 when HTTP Tunneling'),
  ],
];

const cases: Misbehaviour[] = [
  ...thrown.flatMap(([name, make]): Misbehaviour[] => [
    {
      name: `throws ${name}`,
      fetch: (asked) => {
        throw make(asked);
      },
      expected: unknown,
    },
    {
      name: `rejects with ${name}`,
      fetch: async (asked) => {
        throw make(asked);
      },
      expected: unknown,
    },
    {
      name: `breaks the body with ${name}`,
      fetch: (asked) =>
        stream({
          pull: () => {
            throw make(asked);
          },
        }),
      expected: unknown,
    },
    {
      name: `fails to cancel the body, with ${name}`,
      fetch: (asked) =>
        stream({
          start: (controller) => controller.enqueue(new Uint8Array(70_000)),
          cancel: () => {
            throw make(asked);
          },
        }),
      expected: invalid(200, 'larger than 65536'),
    },
  ]),
  ...[undefined, null, 0, 200, '', good, true, [], {}, () => {}, Symbol('x')].map((value) => ({
    name: `returns ${typeof value} ${JSON.stringify(value)?.slice(0, 9)}`,
    fetch: () => value,
    expected: unknown,
  })),
  { name: 'returns the token itself', fetch: () => goodToken, expected: unknown },
  {
    name: 'returns a Response without a promise',
    fetch: () => new Response(good),
    expected: aToken,
  },
  {
    name: 'returns a thenable',
    fetch: () => thenable((resolve) => resolve(new Response(good))),
    expected: aToken,
  },
  {
    name: 'returns a thenable that throws',
    fetch: () =>
      thenable(() => {
        throw new Error(token);
      }),
    expected: unknown,
  },
  {
    name: 'returns a thenable that answers twice',
    fetch: () =>
      thenable((resolve, reject) => {
        resolve(new Response(good));
        reject(new Error(token));
        resolve(7);
      }),
    expected: aToken,
  },
  {
    name: 'returns a thenable with a trap',
    fetch: () =>
      Object.defineProperty({}, 'then', {
        get() {
          throw new Error(token);
        },
      }),
    expected: unknown,
  },
  { name: 'returns something like a Response', fetch: () => like({}), expected: aToken },
  {
    name: 'returns something like a Response without a body',
    fetch: () => like({ body: null }),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
  {
    name: 'returns something with json() alone',
    fetch: () => ({ ok: true, status: 200, json: async () => goodToken }),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
  {
    name: 'returns something whose body is text',
    fetch: () => like({ body: good }),
    expected: unknown,
  },
  {
    name: 'returns something whose body is bytes',
    fetch: () => like({ body: bytes }),
    expected: unknown,
  },
  {
    name: 'returns something whose reader reads at once',
    fetch: () =>
      like({ body: { getReader: () => ({ read: () => ({ done: true }), cancel() {} }) } }),
    expected: invalid(200, 'not a UTF-8 JSON object'),
  },
  {
    name: 'returns something whose reader gives nothing',
    fetch: () =>
      like({ body: { getReader: () => ({ read: async () => undefined, cancel() {} }) } }),
    expected: unknown,
  },
  {
    name: 'returns something that can not be cancelled',
    fetch: () => like({ body: bodyOf([bytes], { cancel: undefined }) }),
    expected: aToken,
  },
  {
    name: 'returns something whose cancel is not async',
    fetch: () => like({ body: bodyOf([bytes], { cancel: () => {} }) }),
    expected: aToken,
  },
  {
    name: 'returns something whose cancel throws',
    fetch: () =>
      like({
        body: bodyOf([bytes], {
          cancel: () => {
            throw new Error(token);
          },
        }),
      }),
    expected: aToken,
  },
  {
    name: 'returns something whose cancel rejects',
    fetch: () =>
      like({
        body: bodyOf([bytes], {
          cancel: async () => {
            throw new Error(token);
          },
        }),
      }),
    expected: aToken,
  },
  ...[
    good,
    [1, 2, 3],
    {},
    null,
    7,
    { byteLength: -1 },
    { byteLength: 1e9 },
    new ArrayBuffer(8),
    new DataView(new ArrayBuffer(8)),
    new Uint16Array(8),
  ].map((chunk) => ({
    name: `returns something whose body is in chunks of ${Object.prototype.toString.call(chunk)} ${JSON.stringify(chunk).slice(0, 9)}`,
    fetch: () => like({ body: bodyOf([chunk]) }),
    expected: unknown,
  })),
  {
    name: 'returns something whose body is in bytes of another realm',
    fetch: () => like({ body: bodyOf([runInNewContext('Uint8Array.from(bytes)', { bytes })]) }),
    expected: aToken,
  },
  ...[undefined, null, '200', 200.5, Number.NaN, Infinity, {}, 'ok'].map((status) => ({
    name: `returns something with a status of ${String(status)}`,
    fetch: () => like({ status }),
    expected: unknown,
  })),
  {
    name: 'returns something whose status changes',
    fetch: () => {
      let asked = 0;
      return like({
        get status() {
          return asked++ === 0 ? 418 : 200;
        },
      });
    },
    expected: invalid(418),
  },
  ...['status', 'body', 'type', 'redirected'].map((name) => ({
    name: `returns something whose ${name} is a trap`,
    fetch: ({ everything }: Asked) =>
      Object.defineProperty(like({}), name, {
        get() {
          throw new Error(everything);
        },
      }),
    expected: unknown,
  })),
  { name: 'returns a Response.error()', fetch: () => Response.error(), expected: invalid(0) },
  {
    name: 'returns an opaque redirect',
    fetch: () => like({ type: 'opaqueredirect', status: 0, body: null }),
    expected: invalid(0, 'is a redirect'),
  },
  {
    name: 'calls a whole answer an opaque redirect',
    fetch: () => like({ type: 'opaqueredirect' }),
    expected: invalid(0, 'is a redirect'),
  },
  {
    name: 'returns an opaque answer',
    fetch: () => like({ type: 'opaque', status: 0, body: null }),
    expected: invalid(0),
  },
  {
    name: 'says that it was redirected',
    fetch: () => like({ redirected: true }),
    expected: invalid(0, 'is a redirect'),
  },
  {
    name: 'says that the answer is from elsewhere',
    fetch: () => like({ url: 'https://elsewhere.example/v2/oauth/token' }),
    expected: aToken,
  },
  {
    name: 'returns a body that was read',
    fetch: async () => {
      const response = new Response(good);
      await response.text();
      return response;
    },
    expected: unknown,
  },
  {
    name: 'returns a body that is being read',
    fetch: () => {
      const response = new Response(good);
      response.body?.getReader();
      return response;
    },
    expected: unknown,
  },
  {
    name: 'returns the same Response again',
    fetch: (() => {
      const response = new Response(good);
      return () => response;
    })(),
    expected: aToken,
  },
  ...['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'UND_ERR_SOCKET'].map((code) => ({
    name: `breaks the body with ${code}`,
    fetch: () =>
      stream({
        pull: () => {
          throw Object.assign(new Error('x'), { code });
        },
      }),
    expected: failed('network', 'unknown', code),
  })),
  {
    name: 'never answers and ignores the signal',
    fetch: () => new Promise(() => {}),
    expected: failed('timeout', 'unknown'),
    timeout: 60,
  },
  {
    name: 'never answers and never ends the body',
    fetch: () => stream({}),
    expected: failed('timeout', 'unknown'),
    timeout: 60,
  },
  {
    name: 'stops in the middle of the body',
    fetch: () => stream({ start: (controller) => controller.enqueue(bytes.slice(0, 9)) }),
    expected: failed('timeout', 'unknown'),
    timeout: 60,
  },
  {
    name: 'gives empty chunks forever, without a pause',
    fetch: () => stream({ pull: (controller) => controller.enqueue(new Uint8Array()) }),
    expected: invalid(200, 'larger than 65536'),
    timeout: 2_000,
  },
  {
    name: 'gives nothing forever, without a pause',
    fetch: () =>
      like({
        body: {
          getReader: () => ({
            read: async () => ({ done: false, value: new Uint8Array() }),
            cancel: async () => {},
          }),
        },
      }),
    expected: invalid(200, 'larger than 65536'),
    timeout: 2_000,
  },
  {
    name: 'gives bytes forever, without a pause',
    fetch: () => stream({ pull: (controller) => controller.enqueue(new Uint8Array(1)) }),
    expected: invalid(200, 'larger than 65536'),
    timeout: 2_000,
  },
  {
    name: 'answers after the deadline',
    fetch: async ({ init }) => {
      await afterItsAbort(init);
      return new Response(good);
    },
    expected: failed('timeout', 'unknown'),
    timeout: 60,
    after: () => delay(120),
  },
  {
    name: 'rejects after the deadline',
    fetch: async ({ everything, init }) => {
      await afterItsAbort(init);
      throw new Error(everything);
    },
    expected: failed('timeout', 'unknown'),
    timeout: 60,
    after: () => delay(120),
  },
  {
    name: 'answers nothing after the deadline',
    fetch: async ({ init }) => {
      await afterItsAbort(init);
    },
    expected: failed('timeout', 'unknown'),
    timeout: 60,
    after: () => delay(120),
  },
  {
    name: 'answers after the deadline with a body that is let go',
    fetch: async ({ init }) => {
      await afterItsAbort(init);
      return stream({ cancel: () => void late.push('cancelled') });
    },
    expected: failed('timeout', 'unknown'),
    timeout: 60,
    after: async () => {
      await delay(120);
      expect(late).toEqual(['cancelled']);
    },
  },
  {
    name: 'answers after the deadline with a body that can not be let go',
    fetch: async ({ init }) => {
      await afterItsAbort(init);
      return stream({
        cancel: () => {
          throw new Error(token);
        },
      });
    },
    expected: failed('timeout', 'unknown'),
    timeout: 60,
    after: () => delay(120),
  },
];

describe.concurrent('a fetch that', () => {
  nothingElseIsThrown();

  test.for(cases)('$name', async ({ fetch, expected, timeout = 4_000, after }) => {
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
