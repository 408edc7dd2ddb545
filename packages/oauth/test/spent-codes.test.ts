import { expect, test } from 'vitest';
import { memorySpentCodes } from '../src/index.ts';

test('the first who claims a key gets it', async () => {
  const memory = memorySpentCodes();
  expect(await memory.claim('a', 1000)).toBe(true);
  expect(await memory.claim('a', 1000)).toBe(false);
  expect(await memory.claim('b', 1000)).toBe(true);
});

test('a key is free again after its time, or when it is given back', async () => {
  const memory = memorySpentCodes();
  await memory.claim('a', 0);
  expect(await memory.claim('a', 1000)).toBe(true);
  await memory.release?.('a');
  expect(await memory.claim('a', 1000)).toBe(true);
});

test('a full memory forgets the oldest key and no other', async () => {
  const memory = memorySpentCodes({ capacity: 3 });
  for (const key of ['a', 'b', 'c', 'd']) await memory.claim(key, 1000);
  expect(await memory.claim('b', 1000)).toBe(false);
  expect(await memory.claim('c', 1000)).toBe(false);
  expect(await memory.claim('d', 1000)).toBe(false);
  expect(await memory.claim('a', 1000)).toBe(true);
});
