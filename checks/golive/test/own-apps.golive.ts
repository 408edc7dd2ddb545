import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from '@monpay-miniapp/shared/repository';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import { test } from 'vitest';
import { checkCommand, type Judged } from './check-command.ts';
import { crowded } from './crowded.ts';

const sweep = 'notice-never=it looks each minute, at orders that are two minutes old';
const left = [...crowded, '--skip', sweep];
const delivered = ['--delivered', '{return} төлбөр төлөгдлөө'];

function complaintsOf(cases: readonly Judged[]): readonly Judged[] {
  return cases.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped');
}

test.concurrent.for(['express', 'fastify', 'hono', 'next'])(
  'the example for %s passes',
  async (name, { expect, onTestFinished }) => {
    const states = mkdtempSync(join(tmpdir(), 'golive-'));
    const folder = join(repository, 'apps/examples');
    const file = name === 'next' ? 'test/next-routes.ts' : `src/${name}.ts`;
    const shop = await startShop([process.execPath, file], { cwd: folder, states });
    onTestFinished(async () => {
      await shop[Symbol.asyncDispose]();
      rmSync(states, { recursive: true });
    });
    const monPay = ['--url', shop.sandbox.variables['MONPAY_AUTHORIZATION_SERVER'] ?? ''];
    const selling = ['--buy', 'POST /checkout', ...delivered];
    const cases = await checkCommand(`${shop.origin}/launch`, [...monPay, ...selling, ...left]);
    expect(complaintsOf(cases)).toEqual([]);
    expect(cases.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(45);
  },
);

test.concurrent('the demo passes', async ({ expect, onTestFinished }) => {
  const file = join(repository, 'apps/demo/src/dev.ts');
  const demo = spawn(process.execPath, [file, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void demo.kill());
  const [line] = (await once(createInterface(demo.stdout), 'line')) as [string];
  const { url, redirect_uri: app, admin_token } = JSON.parse(line) as Record<string, string>;
  const monPay = ['--url', new URL(url ?? '').origin, '--admin-token', admin_token ?? ''];
  const buy = ['--buy', 'POST /basket product=tea', '--buy', 'POST /checkout'];
  const selling = [...buy, ...delivered, '--refund', 'POST {return}/refund'];
  const cases = await checkCommand(app ?? '', [...monPay, ...selling, ...left]);
  expect(complaintsOf(cases)).toEqual([]);
  expect(cases.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(45);
});
