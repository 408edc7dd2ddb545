import { hash } from 'node:crypto';
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

test('a full memory forgets old keys and none of the latest', async () => {
  const memory = memorySpentCodes();
  const keys = Array.from({ length: 1_000_000 }, (_, i) => hash('sha256', String(i), 'base64'));
  for (const key of keys) await memory.claim(key, 600_000);
  let forgotten = 0;
  for (const key of keys.slice(-50_000)) forgotten += Number(await memory.claim(key, 600_000));
  expect(forgotten).toBe(0);
  let again = 0;
  for (const key of keys.slice(0, 50_000)) again += Number(await memory.claim(key, 600_000));
  expect(again).toBe(50_000);
});

test('a hundred thousand keys are told apart', async () => {
  const memory = memorySpentCodes();
  const keys = Array.from({ length: 100_000 }, (_, i) => hash('sha256', String(i), 'base64'));
  let fresh = 0;
  for (const key of keys) fresh += Number(await memory.claim(key, 600_000));
  expect(fresh).toBe(100_000);
  let known = 0;
  for (const key of keys.slice(50_000)) known += Number(!(await memory.claim(key, 600_000)));
  expect(known).toBe(50_000);
});

test('the default memory does not grow with the number of codes', async () => {
  const memory = memorySpentCodes();
  const before = process.memoryUsage();
  for (let i = 0; i < 300_000; i++) await memory.claim(`key-${i}`, 600_000);
  const { arrayBuffers } = process.memoryUsage();
  expect(arrayBuffers - before.arrayBuffers).toBeLessThan(8 * 2 ** 20);
});
