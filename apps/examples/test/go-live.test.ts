import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';
import { run } from '@monpay-miniapp/shared/run';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import { test } from 'vitest';

const sandbox = join(repository, 'packages/sandbox/dist/cli.js');
const selling = ['--buy', 'POST /checkout', '--delivered', 'төлбөр төлөгдлөө'];
const why = 'The sweep looks for orders that are two minutes old.';
const skipped = ['--skip', `notice-never=${why}`];

interface Report {
  readonly cases: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly seen: { readonly en: string };
  }[];
}

test.concurrent.for(['express', 'fastify', 'hono', 'next'])(
  'the example for %s passes the go-live check',
  { timeout: 180_000 },
  async (name, { expect, onTestFinished }) => {
    const states = mkdtempSync(join(tmpdir(), 'go-live-'));
    const cwd = import.meta.dirname;
    const file = name === 'next' ? 'next-routes.ts' : `../src/${name}.ts`;
    const shop = await startShop([process.execPath, file], { cwd, states });
    onTestFinished(async () => {
      await shop[Symbol.asyncDispose]();
      rmSync(states, { recursive: true });
    });
    // It finds the sandbox whose mini app this is.
    const args = [sandbox, 'check', `${shop.origin}/launch`, '--json', ...selling, ...skipped];
    const { status, stdout } = await run(process.execPath, args, { cwd, timeout: 170_000 });
    const { cases } = JSON.parse(stdout) as Report;
    expect(cases.length).toBeGreaterThan(50);
    const others = cases.filter(({ outcome }) => outcome !== 'passed');
    expect(others.map((one) => [one.name, one.outcome, one.seen.en])).toEqual([
      ['notice-never', 'skipped', why],
      ['sweep-goes-on', 'skipped', why],
      ['refund-failed', 'skipped', expect.stringContaining('--refund')],
    ]);
    expect(status).toBe(0);
  },
);
