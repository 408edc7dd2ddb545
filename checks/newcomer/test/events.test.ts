import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';
import { succeed } from '@monpay-miniapp/shared/run';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newcomer, type Newcomer } from './empty-folder.ts';
import { example } from './readme-blocks.ts';

/** What the real packages got, as `shop/watched.ts` prints it. */
interface Watched {
  readonly lines: readonly string[];
  readonly points: readonly {
    readonly name: string;
    readonly attributes: object;
    readonly value: { readonly count: number; readonly sum: number };
  }[];
  readonly envelopes: readonly string[];
  readonly hidden: readonly string[];
}

let someone: Newcomer;
let folder: string;
beforeAll(async () => {
  someone = await newcomer();
  folder = someone.project('watched', {
    'on-event.ts': example('apps/docs/manuals/sdk.md', 'ts', 'onEventTo'),
    'watched.ts': readFileSync(join(import.meta.dirname, '../shop/watched.ts'), 'utf8'),
  });
});
afterAll(() => someone[Symbol.asyncDispose]());

test("the manual's listener takes pino, OpenTelemetry and Sentry by their own types", async () => {
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions'];
  const target = ['--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  await succeed('node', [tsc, ...flags, ...target, 'watched.ts'], { cwd: folder });
});

test('a launch that worked and one that did not reach all three, without a secret', async () => {
  const { stdout } = await succeed('node', ['watched.ts'], { cwd: folder, timeout: 60_000 });
  const { lines, points, envelopes, hidden } = JSON.parse(stdout) as Watched;

  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { msg: 'monpay request', operation: 'requestToken', outcome: 'ok', status: 200 },
    { msg: 'monpay launch', operation: 'launch', outcome: 'ok' },
    { msg: 'monpay request', outcome: 'error', status: 403, error: 'invalid_grant' },
    { msg: 'monpay launch', outcome: 'error', error: 'invalid_grant' },
  ]);
  const names = ['requestToken', 'launch'].flatMap((operation) =>
    ['ok', 'error'].map((outcome) => ({ operation, outcome })),
  );
  expect(points).toHaveLength(names.length);
  for (const attributes of names) {
    expect(points).toContainEqual({
      name: 'monpay.duration',
      attributes,
      value: expect.objectContaining({ count: 1, sum: expect.any(Number) }),
    });
  }
  const sent = envelopes.map((envelope) => JSON.parse(envelope.split('\n')[2] ?? '') as object);
  expect(sent).toMatchObject([
    { message: 'monpay requestToken: invalid_grant', extra: { status: 403 } },
    { message: 'monpay launch: invalid_grant', extra: { type: 'launch' } },
  ]);
  expect(hidden).toHaveLength(3);
  for (const word of hidden) expect(stdout.split(word)).toHaveLength(2);
});
