import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { confirmPayment, requestToken } from '../src/index.ts';
import { clientOf, errorOf, freshCode, goodToken, tokenEndpoint } from './token-endpoint.ts';

const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: new () => { window: { AbortController: typeof AbortController } };
};

/** A controller of jsdom, whose signal is of no class of Node's. */
function jsdomController(): AbortController {
  return new new JSDOM().window.AbortController();
}

describe.each([
  ['node', undefined],
  ['fetch', fetch],
])("a signal of jsdom's, over %s,", (_, send) => {
  test('aborts the caller, and the request while nobody else waits', async () => {
    const asked = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const endpoint = await tokenEndpoint((response) => {
      response.on('close', closed.resolve);
      asked.resolve();
    });
    const controller = jsdomController();
    const { signal } = controller;
    expect(signal).not.toBeInstanceOf(AbortSignal);
    const client = clientOf(endpoint, { fetch: send });
    const exchange = errorOf(requestToken(client, { code: freshCode() }, { signal }));
    await asked.promise;
    controller.abort();
    expect(await exchange).toMatchObject({ reason: 'aborted', outcome: 'unknown' });
    await closed.promise;
  });

  test('changes nothing while it does not abort, and sends nothing if it has', async () => {
    const endpoint = await tokenEndpoint((response) => response.end(JSON.stringify(goodToken)));
    const controller = jsdomController();
    const { signal } = controller;
    const client = clientOf(endpoint, { fetch: send });
    expect(await requestToken(client, { code: freshCode() }, { signal })).toEqual(goodToken);
    controller.abort();
    expect(await errorOf(requestToken(client, { code: freshCode() }, { signal }))).toMatchObject({
      reason: 'aborted',
      outcome: 'not_sent',
    });
    const expected = { invoiceId: 64, amount: 1, receiver: 'x' };
    expect(await errorOf(confirmPayment(client, expected, { signal }))).toMatchObject({
      reason: 'aborted',
      outcome: 'not_sent',
    });
    expect(endpoint.requests).toHaveLength(1);
  });
});
