import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run } from '@monpay-miniapp/shared/run';
import { together } from '../src/rehearse/together.ts';

test('if one fails, the others are ended before anybody goes on', async () => {
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

test('if none fails, all that they gave is given', async () => {
  expect(await together([after(20, 1), after(1, 2)], () => {})).toEqual([1, 2]);
});
