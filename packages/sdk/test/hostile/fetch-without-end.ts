import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { failed, invalid } from './hostile-case.ts';
import { bytes, good, like, stream, type Asked, type Misbehaviour } from './misbehaviour.ts';
import { token } from './replies.ts';

const late: string[] = [];

async function afterItsAbort({ signal }: Asked['init']): Promise<void> {
  await once(signal, 'abort');
  await delay(20);
}

/** What never comes, never ends, or comes after the deadline. */
export const fetchesWithoutEnd: readonly Misbehaviour[] = [
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
