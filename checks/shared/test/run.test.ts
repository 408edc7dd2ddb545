import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run, succeed } from '../src/run.ts';

const node = (script: string): [string, string[]] => [process.execPath, ['-e', script]];
const cwd = process.cwd();

test('what a program wrote and how it ended is given, not thrown', async () => {
  const finished = await run(...node('console.log("a"); console.error("b"); process.exit(3)'), {
    cwd,
  });
  expect(finished).toEqual({ status: 3, stdout: 'a\n', stderr: 'b\n' });
});

test('a program that has to succeed fails with everything it wrote', async () => {
  const failing = succeed(...node('console.log("a"); console.error("b"); process.exit(3)'), {
    cwd,
  });
  await expect(failing).rejects.toThrow(/ended with 3\na\nb\n/);
});

test('a program that does not exist is an error', async () => {
  await expect(run('no-such-program', [], { cwd })).rejects.toThrow('ENOENT');
});

test('variables are added, and undefined takes one away', async () => {
  const script = 'process.stdout.write(JSON.stringify([process.env.A, process.env.PATH ?? null]))';
  const { stdout } = await run(...node(script), { cwd, env: { A: 'a', PATH: undefined } });
  expect(JSON.parse(stdout)).toEqual(['a', null]);
});

test('one that does not end by itself is ended, and what it wrote is kept', async () => {
  const endless = node('process.stdout.write("a"); setInterval(() => {}, 1_000)');
  const finished = await run(...endless, { cwd, timeout: 1_000 });
  expect(finished.status).toBeUndefined();
  expect(finished.stdout).toBe('a');
  expect(finished.stderr).toContain('ended after 1000 ms');
});

test('a program is ended with everything it started', { timeout: 10_000 }, async () => {
  const stop = new AbortController();
  // Its child has the pipe too: nobody hears of the end until that one ends as well.
  const child = "['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }";
  const script = `require('node:child_process').spawn(process.execPath, ${child})`;
  const started = run(...node(script), { cwd, signal: stop.signal });
  await after(500);
  stop.abort();
  await expect(started).rejects.toMatchObject({ name: 'AbortError' });
});
