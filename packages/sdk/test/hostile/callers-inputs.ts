import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  confidentialClient,
  isOAuthError,
  memorySpentCodes,
  requestToken,
} from '../../src/index.ts';
import {
  assertOutcome,
  aToken,
  clientOf,
  either,
  failed,
  freshCode,
  nothingElseIsThrown,
  settled,
  type Over,
} from './hostile-case.ts';
import { loopback, type Loopback } from './loopback.ts';
import { goodToken } from './replies.ts';
import { leaks, shown } from './shown.ts';
import { core, wrongTypes, illegalText, named, good } from './odd-values.ts';

let served: Loopback;
beforeAll(async () => {
  const body = JSON.stringify(goodToken);
  served = await loopback({
    answer: ({ socket }) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
  });
});
afterAll(() => served.close());

describe.each<Over>(['node', 'fetch'])('over %s', (over) => {
  nothingElseIsThrown();

  test.each(
    [
      ...wrongTypes,
      undefined,
      ...illegalText,
      'x'.repeat(4097),
      'x'.repeat(1_000_000),
      { toString: () => 'x' },
    ].map((code) => [named(code), code]),
  )('a code of %s is refused, and nothing is sent', async (_, code) => {
    const before = served.received().length;
    const client = clientOf(served, over);
    const outcome = await settled(requestToken(client, { code: code as string }), 4_000);
    assertOutcome(outcome, { code: 'invalid_authorization_response' });
    expect(served.received()).toHaveLength(before);
  });

  test.each(
    [
      ' ',
      '+',
      '%',
      '&a=b',
      '#',
      '?',
      '..',
      '../../',
      '%00',
      '%0d%0a',
      '__proto__',
      'constructor',
      '"',
      '\\',
      '<script>',
      '${x}',
      '{{x}}',
      'x'.repeat(4096),
      '%'.repeat(4096),
    ].map((start) => [start.slice(0, 20), start] as const),
  )('a code of %j reaches the server as it is, and in its own field', async (_, start) => {
    const code =
      start.length === 4096 ? `${over}${start}`.slice(0, 4096) : `${start}${over}${freshCode()}`;
    const outcome = await settled(requestToken(clientOf(served, over), { code }), 4_000);
    assertOutcome(outcome, aToken);
    const { form, head } = served.requests.at(-1) ?? {};
    expect(form?.getAll('code')).toEqual([code]);
    expect([...(form?.keys() ?? [])]).toEqual([
      'redirect_uri',
      'client_id',
      'client_secret',
      'code',
      'grant_type',
    ]);
    expect(head).toMatch(/^POST \/v2\/oauth\/token HTTP\/1\.1\r\n/);
  });

  test.each(
    [
      {},
      7,
      'abort',
      true,
      [],
      () => {},
      new AbortController(),
      new EventTarget(),
      { aborted: false },
    ].map((signal) => [named(signal), signal]),
  )('a signal that is none (%s) is a TypeError, and nothing is sent', async (_, signal) => {
    const before = served.received().length;
    const code = freshCode();
    const options = { signal: signal as AbortSignal };
    const outcome = await settled(requestToken(clientOf(served, over), { code }, options), 4_000);
    expect(outcome).toBeInstanceOf(TypeError);
    expect(isOAuthError(outcome)).toBe(false);
    expect(leaks(shown(outcome), [core, 'cOdEcOrEcOdE'])).toEqual([]);
    await delay(20);
    expect(served.received()).toHaveLength(before);
    assertOutcome(await settled(requestToken(clientOf(served, over), { code }), 4_000), aToken);
  });

  test.each([undefined, null])('no signal (%s) is fine', async (signal) => {
    const outcome = requestToken(clientOf(served, over), { code: freshCode() }, { signal });
    assertOutcome(await settled(outcome, 4_000), aToken);
  });

  test('the deadline may be the shortest there is', async () => {
    const client = clientOf(served, over, { timeout: 1, spentCodes: memorySpentCodes() });
    for (let i = 0; i < 10; i++) {
      const outcome = await settled(requestToken(client, { code: freshCode() }), 4_000);
      if (outcome instanceof Error) assertOutcome(outcome, failed('timeout', expect.anything()));
      else assertOutcome(outcome, aToken);
    }
  });

  test('the deadline may be the longest there is', async () => {
    const client = clientOf(served, over, { timeout: 2 ** 31 - 1 });
    assertOutcome(await settled(requestToken(client, { code: freshCode() }), 4_000), aToken);
  });

  test.each(['127.0.0.1', 'localhost', '[::1]', 'nowhere.localhost'])(
    'a base URL where nobody listens (%s) is not sent',
    async (host) => {
      const gone = await loopback({});
      await gone.close();
      const client = clientOf({ url: `http://${host}:${gone.port}` }, over);
      const outcome = await settled(requestToken(client, { code: freshCode() }), 4_000);
      assertOutcome(outcome, failed('network', over === 'node' ? 'not_sent' : either));
    },
  );

  test('a base URL whose host does not exist is not sent', async () => {
    const client = clientOf({ url: 'https://no-such-host.invalid' }, over);
    const outcome = await settled(requestToken(client, { code: freshCode() }), 4_000);
    assertOutcome(
      outcome,
      failed('network', 'not_sent', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/)),
    );
  });

  test('a base URL in odd letters and with a path is reached', async () => {
    const client = clientOf({ url: served.url.replace('http', 'HTTP') + '/a/../b c/ü//' }, over);
    assertOutcome(await settled(requestToken(client, { code: freshCode() }), 4_000), aToken);
    expect(served.requests.at(-1)?.head).toMatch(/^POST \/b%20c\/%C3%BC\/v2\/oauth\/token HTTP/);
  });
});

test.each(
  [
    null,
    undefined,
    {},
    7,
    'client',
    { ...confidentialClient(good) },
    structuredClone(confidentialClient(good)),
  ].map((value) => [named(value), value]),
)('a client that is none (%s) is a TypeError', async (_, client) => {
  const outcome = await settled(requestToken(client as never, { code: freshCode() }), 4_000);
  expect(outcome).toBeInstanceOf(TypeError);
  expect(isOAuthError(outcome)).toBe(false);
});
