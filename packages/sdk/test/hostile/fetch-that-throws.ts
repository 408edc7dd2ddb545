import { failed, invalid } from './hostile-case.ts';
import { good, stream, type Asked, type Misbehaviour } from './misbehaviour.ts';

const unknown = failed('network', 'unknown');

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

/** Everything that can be thrown, at each moment. */
export const fetchesThatThrow: readonly Misbehaviour[] = [
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
];
