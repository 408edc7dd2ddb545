import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { InvalidArgumentError, waitForPayment } from '../../src/index.ts';
import { anInvoice, monpayServer, success, type Reply } from '../resource/monpay-server.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { expected, paidInvoice, replying } from './paid-invoice.ts';

describe('waitForPayment', () => {
  const signal = (): AbortSignal => AbortSignal.timeout(5000);

  test('asks until the invoice is paid, and tolerates what fails on the way', async () => {
    const replies: Reply[] = [
      { body: success(anInvoice) },
      { status: 502, body: '<h1>Bad gateway</h1>' },
      { instead: (response) => response.destroy() },
      { status: 500, body: { code: 'ERROR', intCode: 999, info: '' } },
      { body: success({ ...anInvoice, status: 'FAILED' }) },
    ];
    const server = await monpayServer(
      (_, count) => replies[count - 1] ?? { body: success(paidInvoice) },
    );
    const payment = await waitForPayment(clientOf(server), expected, {
      signal: signal(),
      interval: 1,
    });
    expect(payment.state).toBe('paid');
    expect(server.calls).toHaveLength(6);
  });

  test('ends at a mismatch', async () => {
    const server = await monpayServer(replying({ ...paidInvoice, amount: 1 }));
    expect(await waitForPayment(clientOf(server), expected, { signal: signal() })).toMatchObject({
      state: 'mismatch',
    });
    expect(server.calls).toHaveLength(1);
  });

  test('answers the last state when the signal ends the wait', async () => {
    const controller = new AbortController();
    const server = await monpayServer((_, count) => {
      if (count === 3) controller.abort();
      return { body: success(anInvoice) };
    });
    const options = { signal: controller.signal, interval: 1 };
    expect(await waitForPayment(clientOf(server), expected, options)).toMatchObject({
      state: 'unpaid',
    });
    expect(server.calls).toHaveLength(3);
  });

  test('throws what failed if there was no state at all', async () => {
    const controller = new AbortController();
    const server = await monpayServer((_, count) => {
      if (count === 2) setImmediate(() => controller.abort());
      return { status: 502, body: '' };
    });
    const options = { signal: controller.signal, interval: 1 };
    expect(await errorOf(waitForPayment(clientOf(server), expected, options))).toHaveProperty(
      'hint',
    );
    expect(await errorOf(waitForPayment(clientOf(server), expected, options))).toMatchObject({
      reason: 'aborted',
    });
  });

  test.each([1, 5, 6])(
    'gives up at once at intCode %i, which asking again does not change',
    async (intCode) => {
      const server = await monpayServer(() => ({
        status: 400,
        body: { code: 'NO', intCode, info: '' },
      }));
      const options = { signal: signal(), interval: 1, accessToken: 'customer-token' };
      expect(await errorOf(waitForPayment(clientOf(server), expected, options))).toMatchObject({
        intCode,
      });
      expect(server.calls).toHaveLength(1);
    },
  );

  test.each<[refused: string, answers: number, grants: number, outcome: object]>([
    ['server_error', 505, 2, { state: 'paid' }],
    ['unauthorized_client', 401, 1, { error: 'unauthorized_client' }],
  ])(
    "goes on only if asking for the merchant's token again can help, unlike after %s",
    async (refusal, status, grants, outcome) => {
      const server = await monpayServer(replying(paidInvoice), (count) =>
        count === 1
          ? { status, body: { error: refusal } }
          : { body: { access_token: 'merchant-token', token_type: 'Bearer' } },
      );
      const options = { signal: signal(), interval: 1 };
      const waiting = waitForPayment(clientOf(server), expected, options);
      expect(await waiting.catch((thrown: unknown) => thrown)).toMatchObject(outcome);
      expect(server.grants).toHaveLength(grants);
    },
  );

  test('asks after longer and longer pauses, up to eight times the first', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const controller = new AbortController();
    const times: number[] = [];
    const client = clientOf(
      { url: 'http://127.0.0.1:1' },
      {
        fetch: async () => {
          times.push(Date.now());
          return Response.json(success(anInvoice));
        },
      },
    );
    const options = { signal: controller.signal, interval: 1000, accessToken: 'customer-token' };
    const waiting = waitForPayment(client, expected, options);
    await vi.advanceTimersByTimeAsync(60_000);
    controller.abort();
    expect(await waiting).toMatchObject({ state: 'unpaid' });
    const pauses = times.slice(1, 10).map((time, i) => Math.round(time - (times[i] ?? 0)));
    const expectedPauses = [1000, 1500, 2250, 3375, 5062, 7593, 8000, 8000, 8000];
    expect(pauses.map((pause, i) => Math.abs(pause - (expectedPauses[i] ?? 0)) <= 1)).toEqual(
      Array(9).fill(true),
    );
  });

  test.each<[path: string, options: object]>([
    ['signal', {}],
    ['signal', { signal: null }],
    ['interval', { signal: AbortSignal.abort(), interval: 0 }],
    ['interval', { signal: AbortSignal.abort(), interval: -1 }],
    ['interval', { signal: AbortSignal.abort(), interval: 2 ** 28 }],
    ['interval', { signal: AbortSignal.abort(), interval: '2000' }],
  ])('names the %s, if the options are %j', async (path, options) => {
    const server = await monpayServer(replying(anInvoice));
    const error = await errorOf(waitForPayment(clientOf(server), expected, options as never));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({
      message: expect.stringContaining(`the wait: ${path} must be`),
      issues: [{ path }],
    });
    expect(server.calls).toEqual([]);
  });
});
