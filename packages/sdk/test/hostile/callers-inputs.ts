import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  confidentialClient,
  InvalidClientOptionsError,
  isOAuthError,
  memorySpentCodes,
  requestToken,
  type ConfidentialClientOptions,
} from '../../src/index.ts';
import {
  assertOutcome,
  aToken,
  clientOf,
  either,
  failed,
  freshCode,
  nothingElseIsThrown,
  secret,
  settled,
  type Over,
} from './hostile-case.ts';
import { loopback, type Loopback } from './loopback.ts';
import { goodToken } from './replies.ts';
import { leaks, shown } from './shown.ts';

const core = 'sEcReTcOrEsEcReT';
const wrongTypes: unknown[] = [
  null,
  true,
  7,
  Number.NaN,
  7n,
  [],
  ['x'],
  {},
  () => 'x',
  Symbol('x'),
  new Date(),
  Buffer.from('x'),
];
const illegalText = [
  '',
  '\0',
  'a\nb',
  'a\r\nX-Injected: b',
  'a\tb',
  '\u007F',
  'caf\u00E9',
  'код',
  '🎉',
  '\uD83C',
  'a\u2028b',
  '\uFEFFa',
  'a\u00A0b',
];

let served: Loopback;
beforeAll(async () => {
  const body = JSON.stringify(goodToken);
  served = await loopback({
    answer: ({ socket }) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
  });
});
afterAll(() => served.close());

function named(value: unknown): string {
  return inspect(value).slice(0, 40);
}

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

const good: ConfidentialClientOptions = {
  clientId: 'shop',
  clientSecret: secret,
  redirectUri: 'https://shop.example/launch',
};

const wrongOptions: [option: keyof ConfidentialClientOptions, values: unknown[]][] = [
  ['clientId', [...wrongTypes, undefined, ...illegalText, ' ', ' a', 'a ', 'x'.repeat(1025)]],
  [
    'clientSecret',
    [
      ...wrongTypes,
      undefined,
      ...illegalText,
      ' ',
      `${secret} `,
      ` ${secret}`,
      `${secret}\n`,
      `${secret}я`,
      secret.repeat(50),
      [secret],
      { secret },
      Buffer.from(secret),
      new URL(`https://a.example/${core}`),
    ],
  ],
  [
    'redirectUri',
    [
      ...wrongTypes,
      undefined,
      ...illegalText,
      'shop.example',
      '/launch',
      '//shop.example',
      'https:',
      'https://',
      'https:///',
      'https://?',
      'http:shop.example',
      'ftp://shop.example',
      'javascript:alert(1)',
      'data:,x',
      'file:///etc/passwd',
      'https://shop.example/#',
      'https://shop.example/#a',
      'https://shop.example/a b',
      ' https://shop.example',
      'https://shop.example ',
      'https://дэлгүүр.example/',
      'https://shop.example/код',
      'https://user@shop.example/',
      'https://user:pass@shop.example/',
      'https://shop.example:99999/',
      'https://[::1/',
      'https://%/',
      `https://shop.example/${'x'.repeat(2048)}`,
      'https://a\u0000.example',
      'https://shop.example/\n',
    ],
  ],
  [
    'authorizationServer',
    [
      null,
      true,
      7,
      [],
      {},
      '',
      ' ',
      'wallet.example',
      '/v2',
      '//wallet.example',
      'http://wallet.example',
      'http://127.0.0.1.example',
      'http://localhost.example',
      'http://127.0.0.1@wallet.example',
      'http://10.0.0.1',
      'http://0.0.0.0',
      'http://[::2]',
      'ftp://wallet.example',
      'ws://wallet.example',
      'javascript:alert(1)',
      'file:///v2',
      'https://user@wallet.example',
      'https://:pass@wallet.example',
      'https://wallet.example?a=b',
      'https://wallet.example#a',
      'https://wallet.example/v2',
      'https://wallet.example/v2/oauth/token',
      'https://wallet.example/v2/oauth/',
      'https://wallet.example:99999',
      'https://',
      'https://[::1',
      new URL('http://wallet.example'),
      { href: 'https://wallet.example' },
      { toString: () => 'https://wallet.example' },
    ],
  ],
  [
    'timeout',
    [
      null,
      '1000',
      0,
      -0,
      -1,
      0.5,
      1.5,
      Number.NaN,
      Infinity,
      -Infinity,
      2 ** 31,
      2 ** 53,
      10n,
      true,
      [],
      [1000],
      {},
      new Date(),
      { valueOf: () => 1000 },
    ],
  ],
  ['fetch', [null, true, 7, 'fetch', {}, [], { fetch }, Symbol('fetch')]],
  [
    'spentCodes',
    [
      null,
      true,
      7,
      'memory',
      {},
      [],
      new Map(),
      () => true,
      { claim: true },
      { release: async () => {} },
    ],
  ],
];

describe.each(wrongOptions)('the option %s', (option, values) => {
  test.each(values.map((value) => [named(value), value]))(
    'of %s is a TypeError that shows nothing',
    (_, value) => {
      let error: unknown;
      try {
        confidentialClient({ ...good, [option]: value });
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(InvalidClientOptionsError);
      expect(error).toMatchObject({ issues: [expect.objectContaining({ path: option })] });
      expect(isOAuthError(error)).toBe(false);
      expect((error as Error).message).not.toMatch(/[\r\n\u2028\u2029]/);
      expect(leaks(shown(error), [core])).toEqual([]);
    },
  );
});

test.each(
  [undefined, null, true, 7, 'options', [], () => {}, Symbol('x')].map((value) => [
    named(value),
    value,
  ]),
)('options that are %s are a TypeError', (_, value) => {
  expect(() => confidentialClient(value as unknown as ConfidentialClientOptions)).toThrow(
    InvalidClientOptionsError,
  );
});

test('options with a trap or a name too many are a TypeError', () => {
  expect(() => confidentialClient({ ...good, secret } as ConfidentialClientOptions)).toThrow(
    InvalidClientOptionsError,
  );
  expect(() => confidentialClient({ ...good, [secret]: 1 } as ConfidentialClientOptions)).toThrow(
    InvalidClientOptionsError,
  );
});

test('a client shows no secret, however it is shown', () => {
  const client = confidentialClient(good);
  expect(leaks(shown(client), [core])).toEqual([]);
  expect(
    leaks(
      inspect({ client, structured: structuredClone(client) }, { showHidden: true, depth: null }),
      [core],
    ),
  ).toEqual([]);
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
