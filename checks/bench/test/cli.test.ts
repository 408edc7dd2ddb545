import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const bench = (...args: string[]) =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });

test('--help says what it does and measures nothing', () => {
  const { status, stdout, stderr } = bench('--help');
  expect(stdout).toMatch(/^Measures the wrapper .*\n\nUsage: bench /);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('a wrong option is one line that says what is right', () => {
  const { status, stdout, stderr } = bench('--only', 'speed');
  expect(stderr).toBe(
    'bench: --only takes some of exchange, network, start, bad-days, scale, with commas; not "speed".\n',
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
