import { describe, expect, test, vi } from 'vitest';
import { requestToken } from '../../src/index.ts';
import { countingEndpoint } from '../counting-endpoint.ts';
import { loopback, type Exchange } from '../hostile/loopback.ts';
import { reply } from '../hostile/replies.ts';
import { clientOf, errorOf, freshCode } from '../token-endpoint.ts';

const most = 256;

const seen = (condition: () => boolean): Promise<unknown> =>
  vi.waitUntil(condition, { interval: 1, timeout: 30_000 });

/** An endpoint that answers on command. */
async function patient(atTheEnd: (close: () => Promise<void>) => void) {
  const waiting: Exchange[] = [];
  const served = await loopback({ answer: (exchange) => waiting.push(exchange) });
  atTheEnd(served.close);
  const answer = (exchange: Exchange | undefined): unknown => exchange && reply(200)(exchange);
  return { ...served, waiting, answer };
}

describe('many launches at once', () => {
  test('share 256 connections, and each is answered', async () => {
    const endpoint = await countingEndpoint();
    const client = clientOf(endpoint);
    const launches = Array.from({ length: 1_000 }, () =>
      requestToken(client, { code: freshCode() }),
    );
    await Promise.all(launches);
    expect(endpoint.connections).toHaveLength(most);
    expect(endpoint.connections.reduce((sum, { requests }) => sum + requests, 0)).toBe(1_000);
    // All are kept, and no more are opened by as many launches again.
    await Promise.all(
      Array.from({ length: most }, () => requestToken(client, { code: freshCode() })),
    );
    expect(endpoint.connections).toHaveLength(most);
  });

  test('wait in the order in which they came', async ({ onTestFinished }) => {
    const { url, waiting, answer } = await patient(onTestFinished);
    const client = clientOf({ url });
    const codes = Array.from({ length: most + 3 }, freshCode);
    const launches = codes.map((code) => requestToken(client, { code }));
    for (let served = 0; served < codes.length; served++) {
      await seen(() => waiting.length > served);
      if (served === 0) await seen(() => waiting.length === most);
      answer(waiting[served]);
    }
    await Promise.all(launches);
    const asked = waiting.map(({ form }) => form.get('code'));
    expect(asked.slice(most)).toEqual(codes.slice(most));
  });

  test('count the time in the queue, and one who leaves it sent nothing', async ({
    onTestFinished,
  }) => {
    const { url, waiting, answer } = await patient(onTestFinished);
    const client = clientOf({ url });
    const busy = Array.from({ length: most }, () => requestToken(client, { code: freshCode() }));
    await seen(() => waiting.length === most);

    const impatient = clientOf({ url }, { timeout: 20 });
    const code = freshCode();
    expect(await errorOf(requestToken(impatient, { code }))).toMatchObject({
      reason: 'timeout',
      outcome: 'not_sent',
    });
    const controller = new AbortController();
    const left = errorOf(requestToken(client, { code }, { signal: controller.signal }));
    const stays = requestToken(client, { code: 'who-stays' });
    controller.abort();
    expect(await left).toMatchObject({ reason: 'aborted', outcome: 'not_sent' });

    for (const exchange of waiting) answer(exchange);
    await Promise.all(busy);
    await seen(() => waiting.length > most);
    answer(waiting[most]);
    await stays;
    expect(waiting.map(({ form }) => form.get('code'))).not.toContain(code);
    expect(waiting).toHaveLength(most + 1);
  });

  test('get their turn also when connections fail', async ({ onTestFinished }) => {
    const { url, waiting, answer } = await patient(onTestFinished);
    const client = clientOf({ url });
    const launches = Array.from({ length: 2 * most }, () =>
      requestToken(client, { code: freshCode() }).catch((error: unknown) => error),
    );
    await seen(() => waiting.length === most);
    for (const { socket } of waiting.splice(0)) socket.resetAndDestroy();
    await seen(() => waiting.length === most);
    for (const exchange of waiting) answer(exchange);
    const outcomes = await Promise.all(launches);
    expect(outcomes.filter((outcome) => outcome instanceof Error)).toHaveLength(most);
  });
});
