/* oxlint-disable unicorn/no-thenable -- a fetch that misbehaves may well return one */
import { aToken, failed } from './hostile-case.ts';
import { good, type Misbehaviour } from './misbehaviour.ts';
import { goodToken, token } from './replies.ts';

const unknown = failed('network', 'unknown');

type Settle = (value: unknown) => void;

function thenable(then: (resolve: Settle, reject: Settle) => void): object {
  return Object.defineProperty({}, 'then', { value: then });
}

/** What is not a Response, or is one that was used. */
export const fetchesThatReturn: readonly Misbehaviour[] = [
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
];
