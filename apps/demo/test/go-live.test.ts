import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const dev = join(import.meta.dirname, '../src/dev.ts');
const manifest = createRequire(import.meta.url).resolve('@monpay-miniapp/sandbox/package.json');
const sandbox = join(dirname(manifest), 'dist/cli.js');

test('the demo’s shop passes the go-live check of the sandbox that runs with it', async ({
  onTestFinished,
}) => {
  const child = spawn(process.execPath, [dev, '--port', '0', '--json'], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, redirect_uri, admin_token } = JSON.parse(line) as Record<string, string>;
  const words = ['check', redirect_uri ?? '', '--json'];
  const there = ['--url', new URL(url ?? '').origin, '--admin-token', admin_token ?? ''];
  const selling = ['--buy', 'POST /basket product=tea', '--buy', 'POST /checkout'];
  const pages = ['--delivered', 'төлбөр төлөгдлөө', '--refund', 'POST {return}/refund'];
  const why = 'The sweep looks once a minute.';
  const skipped = ['--skip', `notice-never=${why}`];
  const args = [...words, ...there, ...selling, ...pages, ...skipped];
  const report = await new Promise<string>((resolve) => {
    execFile(process.execPath, [sandbox, ...args], (_, stdout) => resolve(stdout));
  });
  const { cases } = JSON.parse(report) as {
    cases: { name: string; outcome: string; seen: { en: string } }[];
  };
  expect(cases.length).toBeGreaterThan(50);
  const others = cases.filter(({ outcome }) => outcome !== 'passed');
  expect(others.map(({ name, outcome, seen }) => [name, outcome, seen.en])).toEqual([
    ['notice-never', 'skipped', why],
    ['sweep-goes-on', 'skipped', why],
  ]);
});
