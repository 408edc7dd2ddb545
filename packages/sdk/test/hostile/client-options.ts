import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  confidentialClient,
  InvalidClientOptionsError,
  isOAuthError,
  type ConfidentialClientOptions,
} from '../../src/index.ts';
import { secret } from './hostile-case.ts';
import { leaks, shown } from './shown.ts';
import { core, wrongTypes, illegalText, named, good } from './odd-values.ts';

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
