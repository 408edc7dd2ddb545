import { describe, expect, test } from 'vitest';
import { memorySpentCodes, requestToken, type SpentCodes } from '../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken } from './token-endpoint.ts';

const password = 'redis-p4ssword';

describe('a memory of spent codes that', () => {
  test.each<[string, SpentCodes['claim']]>([
    [
      'rejects',
      () =>
        Promise.reject(
          Object.assign(new Error(`redis://:${password}@cache`), { code: 'ECONNREFUSED' }),
        ),
    ],
    [
      'throws',
      () => {
        throw new Error(password);
      },
    ],
    ['never answers', () => new Promise(() => {})],
    [
      'answers with a promise that throws when somebody waits for it',
      () => {
        const refuse = (): never => {
          throw new Error(password);
        };
        // oxlint-disable-next-line unicorn/no-thenable -- that is what is tried
        return Object.defineProperty(Promise.resolve(true), 'then', { value: refuse });
      },
    ],
    [
      'answers with a promise of no known class',
      () => {
        const get = (): never => {
          throw new Error(password);
        };
        return Object.defineProperty(Promise.resolve(true), 'constructor', { get });
      },
    ],
  ])('%s stops the exchange before anything is sent', async (_, claim) => {
    const endpoint = await answering(200, goodToken);
    const client = clientOf(endpoint, { spentCodes: { claim }, timeout: 50 });
    const error = await errorOf(requestToken(client, { code: freshCode() }));
    expect(error).toMatchObject({ code: 'spent_codes_unavailable', outcome: 'not_sent' });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain(password);
    expect(endpoint.requests).toEqual([]);
  });

  test('answers too late gets its claim back, so the code can still be exchanged', async () => {
    const endpoint = await answering(200, goodToken);
    const { spentCodes, answer, givenBack } = hesitant();
    const code = freshCode();
    const impatient = clientOf(endpoint, { spentCodes, timeout: 40 });
    expect(await errorOf(requestToken(impatient, { code }))).toMatchObject({
      code: 'spent_codes_unavailable',
    });
    answer();
    await givenBack;
    const patient = clientOf(endpoint, { spentCodes });
    await expect(requestToken(patient, { code })).resolves.toEqual(goodToken);
  });

  test('can not give a code back leaves it taken', async () => {
    const { url, close } = await answering(200, goodToken);
    await close();
    const memory = memorySpentCodes();
    const claim: SpentCodes['claim'] = (key, ttl) => memory.claim(key, ttl);
    const release = (): Promise<void> => Promise.reject(new Error('down'));
    const client = clientOf({ url }, { spentCodes: { claim, release } });
    const code = freshCode();
    expect(await errorOf(requestToken(client, { code }))).toMatchObject({ outcome: 'not_sent' });
    expect(await errorOf(requestToken(client, { code }))).toMatchObject({
      code: 'authorization_code_reused',
    });
  });
});

test('a caller who aborts while the code is claimed is aborted, not sent, and the code is free', async () => {
  const endpoint = await answering(200, goodToken);
  const { spentCodes, answer, givenBack, asked } = hesitant();
  const controller = new AbortController();
  const code = freshCode();
  const { signal } = controller;
  const client = clientOf(endpoint, { spentCodes });
  const aborted = errorOf(requestToken(client, { code }, { signal }));
  await asked;
  controller.abort();
  expect(await aborted).toMatchObject({ reason: 'aborted', outcome: 'not_sent' });
  answer();
  await givenBack;
  await expect(requestToken(client, { code })).resolves.toEqual(goodToken);
});

test('a caller who leaves just as the code is claimed has nothing sent any more', async () => {
  for (let turns = 0; turns < 25; turns++) {
    const controller = new AbortController();
    const leaveAfter = (left: number): unknown =>
      left === 0 ? controller.abort() : queueMicrotask(() => leaveAfter(left - 1));
    const spentCodes: SpentCodes = {
      async claim() {
        leaveAfter(turns);
        return true;
      },
    };
    let sentTooLate = false;
    const client = clientOf(
      { url: 'http://127.0.0.1:1' },
      {
        spentCodes,
        fetch: async (_, init) => {
          sentTooLate = init?.signal?.aborted === true;
          return Response.json(goodToken);
        },
      },
    );
    const { signal } = controller;
    await requestToken(client, { code: freshCode() }, { signal }).catch(() => {});
    expect(sentTooLate, `after ${turns} turns`).toBe(false);
  }
});

/** A memory that answers when it is told to, and says when it was asked and when it got a code back. */
function hesitant() {
  const memory = memorySpentCodes();
  const asked = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const givenBack = Promise.withResolvers<void>();
  const spentCodes: SpentCodes = {
    async claim(key, ttl) {
      asked.resolve();
      await told.promise;
      return memory.claim(key, ttl);
    },
    async release(key) {
      await memory.release?.(key);
      givenBack.resolve();
    },
  };
  return {
    spentCodes,
    answer: told.resolve,
    asked: asked.promise,
    givenBack: givenBack.promise,
  };
}
