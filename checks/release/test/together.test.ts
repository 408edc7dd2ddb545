import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run } from '../../runtimes/src/child.ts';
import { together } from '../src/rehearse/together.ts';

test('where one fails, the others are ended before anybody goes on', async () => {
  const stop = new AbortController();
  const endless = run('sleep', ['60'], { cwd: '/', signal: stop.signal });
  const failing = after(20).then(() => {
    throw new Error('the first to fail');
  });
  await expect(together([endless, failing], () => stop.abort())).rejects.toThrow(
    'the first to fail',
  );
  await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
});

test('where none fails, all that they gave is given', async () => {
  expect(await together([after(20, 1), after(1, 2)], () => {})).toEqual([1, 2]);
});

test('a program is ended with all that it started', { timeout: 10_000 }, async () => {
  const stop = new AbortController();
  // Its child has the pipe too: until that one ends as well, nobody is told of the end.
  const started = run('sh', ['-c', 'sleep 60 & wait'], { cwd: '/', signal: stop.signal });
  await after(200);
  stop.abort();
  await expect(started).rejects.toMatchObject({ name: 'AbortError' });
});
