import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breaksBetween } from '../src/api/breaks.ts';
import { inWords, unannouncedBreaks } from '../src/api/unannounced-breaks.ts';
import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import { repository } from '@monpay-miniapp/shared/repository';
import { ReleasedCopy } from './released-copy.ts';

const sdk = 'packages/sdk';

test('this repository announces all it breaks', async () => {
  expect((await unannouncedBreaks(repository)).map(inWords)).toEqual([]);
});

test('no entry of any package breaks anything of itself', () => {
  for (const { folder } of publishedPackages()) {
    using copy = new ReleasedCopy('0.1.0');
    const reports = globSync(join(copy.folder, folder, 'published/api/*.d.ts'));
    const entries = reports.map((after) => ({
      before: after.replace('published/api', 'published/api-last-release'),
      after,
    }));
    const ambient = globSync(join(copy.folder, folder, 'test/*.d.ts'));
    expect(breaksBetween(entries, ambient).flat()).toEqual([]);
  }
});

test('an option more and an export more break nothing', async () => {
  using copy = new ReleasedCopy('0.1.0');
  const report = `${sdk}/published/api/index.d.ts`;
  copy.edit(report, 'interface ConfidentialClientOptions {', '$& readonly retries?: 0;');
  copy.edit(report, 'export {};', 'export declare const more: 1;\n\nexport {};');
  expect(await unannouncedBreaks(copy.folder)).toEqual([]);
});

test.each([
  [
    'an option that is gone',
    'index',
    'readonly timeout?: number | undefined;',
    '',
    '@monpay-miniapp/sdk: confidentialClient(options).timeout is gone',
  ],
  [
    'an option that must be given',
    'index',
    'interface ConfidentialClientOptions {',
    '$& readonly merchant: string;',
    '@monpay-miniapp/sdk: confidentialClient(options).merchant must be given now',
  ],
  [
    'an error that is new',
    'index',
    "'invalid_request' |",
    "$& 'slow_down' |",
    '@monpay-miniapp/sdk: isOAuthError().error may now also be "slow_down"',
  ],
  [
    'a part of the token that is gone',
    'index',
    'readonly access_token: string;',
    '',
    '@monpay-miniapp/sdk: authorizationCodeGrant().access_token is gone',
  ],
  [
    'an export that is gone',
    'redis',
    'export declare function redisSpentCodes',
    'declare function redisSpentCodes',
    '@monpay-miniapp/sdk/redis: redisSpentCodes is gone',
  ],
  [
    'a client that is no longer taken',
    'redis',
    'IoredisClient | NodeRedisClient | ',
    'IoredisClient | ',
    '@monpay-miniapp/sdk/redis: redisSpentCodes(redis) can no longer be NodeRedisClient',
  ],
  [
    'a handler that is given less',
    'express',
    'next: NextFunction',
    '',
    'paymentEndpoint(handlers).onPaid(next) is no longer given',
  ],
])('%s needs a changeset', async (_, report, from, to, message) => {
  using copy = new ReleasedCopy('0.1.0');
  copy.edit(`${sdk}/published/api/${report}.d.ts`, from, to);
  const [unannounced] = await unannouncedBreaks(copy.folder);
  expect(unannounced && inWords(unannounced)).toContain(message);
  expect(unannounced && inWords(unannounced)).toContain('--minor @monpay-miniapp/sdk');
});

test.each([
  ['spec', '"./openapi.yaml",', '', '@monpay-miniapp/spec/openapi.yaml is gone'],
  ['packages/sandbox', '"monpay-sandbox"', '"monpay-box"', 'the command monpay-sandbox is gone'],
  [sdk, '>=20.19', '>=20.19.1', 'engines.node is >=20.19.1 and was >=20.19'],
  [sdk, '>=20.19', '^20.19 || >=22', 'engines.node is ^20.19 || >=22 and was >=20.19'],
  [sdk, '"fastify?": "^5"', '"fastify?": "^6"', 'the peer fastify is ^6 and was ^5'],
  [sdk, '"fastify?"', '"fastify"', 'the peer fastify is no longer optional'],
  [sdk, '"fastify?"', '"koa": "^3", "fastify?"', 'the peer koa is needed now: ^3'],
])(
  'what %s promises beside its types is not a hidden break: %s',
  async (folder, from, to, message) => {
    using copy = new ReleasedCopy('0.1.0');
    copy.edit(`${folder}/published/api/manifest.json`, from, to);
    const [unannounced] = await unannouncedBreaks(copy.folder);
    expect(unannounced && inWords(unannounced)).toContain(message);
  },
);

test.each([
  ['>=20.19', '>=20.9'],
  ['"fastify?": "^5"', '"fastify?": "^5 || ^6"'],
  ['"fastify?"', '"koa?": "^3", "fastify?"'],
])('%s may become %s', async (from, to) => {
  using copy = new ReleasedCopy('0.1.0');
  copy.edit(`${sdk}/published/api/manifest.json`, from, to);
  expect(await unannouncedBreaks(copy.folder)).toEqual([]);
});

test('without the report of the last release it does not pass', async () => {
  using copy = new ReleasedCopy('0.1.0');
  rmSync(join(copy.folder, sdk, 'published/api-last-release'), { recursive: true });
  await expect(unannouncedBreaks(copy.folder)).rejects.toThrow('api-last-release is gone');
});

test('a changeset announces a break by its bump and by its first word', async () => {
  using copy = new ReleasedCopy('0.1.0');
  rmSync(join(copy.folder, sdk, 'published/api/hono.d.ts'));
  const told = async (): Promise<boolean> => (await unannouncedBreaks(copy.folder)).length === 0;
  copy.changeset('patch', 'Breaking: Hono is gone.');
  expect(await told(), 'a patch is not enough').toBe(false);
  copy.changeset('minor', 'Something else.');
  expect(await told(), 'the words say nothing of it').toBe(false);
  copy.changeset('minor', 'Breaking: Hono is gone.');
  expect(await told()).toBe(true);
});

test('from 1.0.0 on it takes a major changeset', async () => {
  using copy = new ReleasedCopy('1.2.3');
  rmSync(join(copy.folder, sdk, 'published/api/hono.d.ts'));
  copy.changeset('minor', 'Breaking: Hono is gone.');
  const [unannounced] = await unannouncedBreaks(copy.folder);
  expect(unannounced).toEqual({
    name: '@monpay-miniapp/sdk',
    bump: 'major',
    breaks: ['@monpay-miniapp/sdk/hono is gone'],
  });
  copy.changeset('major', 'Breaking: Hono is gone.');
  expect(await unannouncedBreaks(copy.folder)).toEqual([]);
});
