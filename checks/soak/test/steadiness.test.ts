import { expect, test } from 'vitest';
import { unsteady } from '../src/steadiness.ts';

const before = { memory: 20_000_000, rss: 100_000_000, descriptors: 24, timers: 0 };

test('what stays the same, and a cache that fills, is steady', () => {
  expect(unsteady(before, before, 10)).toEqual([]);
  expect(unsteady(before, { ...before, memory: 22_000_000, rss: 300_000_000 }, 10)).toEqual([]);
});

test.each([
  ['memory', { memory: 27_000_000 }, 'memory grew by 7000000 bytes, of at most 3800000'],
  ['sockets', { descriptors: 25 }, '25 files and sockets are open, after 24'],
  ['timers', { timers: 1 }, '1 timers are left'],
])('%s that stay are a fault', (_, kept, fault) => {
  expect(unsteady(before, { ...before, ...kept }, 100_000)).toEqual([fault]);
});
