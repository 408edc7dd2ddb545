import { hash } from 'node:crypto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { memorySpentCodes, requestToken, type SpentCodes } from '../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken } from './token-endpoint.ts';

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

test('a key is taken until its time is up, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['hrtime'] });
  onTestFinished(() => void vi.useRealTimers());
  const memory = memorySpentCodes();
  await memory.claim('a', 1000);
  vi.advanceTimersByTime(999);
  expect(await memory.claim('a', 1000)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await memory.claim('a', 1000)).toBe(true);
});

test('a full memory forgets old keys and none of the latest', async () => {
  const memory = memorySpentCodes();
  const keys = Array.from({ length: 700_000 }, (_, i) => `code-${i}`);
  for (const key of keys) await memory.claim(key, 600_000);
  let forgotten = 0;
  for (const key of keys.slice(-50_000)) forgotten += Number(await memory.claim(key, 600_000));
  expect(forgotten).toBe(0);
  let again = 0;
  for (const key of keys.slice(0, 50_000)) again += Number(await memory.claim(key, 600_000));
  expect(again).toBe(50_000);
});

const digits = (i: number, radix: number, length: number): string =>
  i.toString(radix).padStart(length, '0');

describe.each<[string, (i: number) => string]>([
  ['hashes', (i) => hash('sha256', String(i), 'base64')],
  ['numbers', String],
  ['numbers of one length', (i) => digits(i, 10, 12)],
  ['numbers behind a long word', (i) => `${'authorization-code-'.repeat(10)}${i}`],
  ['numbers before a long word', (i) => `${i}${'-authorization-code'.repeat(20)}`],
  ['two letters', (i) => digits(i, 2, 24).replaceAll('0', 'a').replaceAll('1', 'b')],
  ['two characters far apart', (i) => digits(i, 2, 24).replaceAll('0', ' ').replaceAll('1', '~')],
  ['characters that differ in high bits only', (i) => digits(i, 2, 24).replaceAll('1', 'p')],
  ['hexadecimal', (i) => digits(i * 0x10001, 16, 16)],
  ['the same character, more or fewer times', (i) => 'x'.repeat(i % 256) + (i >> 8)],
  ['UUIDs that count up', (i) => `0190${digits(i, 16, 8)}-7000-8000-000000000000`],
  ['reversed numbers', (i) => [...digits(i, 10, 12)].toReversed().join('')],
  ['identities', (i) => JSON.stringify(['https://wallet.example:', 'shop', digits(i, 36, 8)])],
])('of codes that are %s', (_, keyOf) => {
  test('the latest 50 000 are known, and none of 60 000 is taken for another', async () => {
    const memory = memorySpentCodes();
    const keys = Array.from({ length: 60_000 }, (__, i) => keyOf(i));
    let fresh = 0;
    for (const key of keys) fresh += Number(await memory.claim(key, 600_000));
    let known = 0;
    for (const key of keys.slice(-50_000)) known += Number(!(await memory.claim(key, 600_000)));
    expect({ fresh, known }).toEqual({ fresh: 60_000, known: 50_000 });
  });
});

test('a code is remembered for ten minutes, and not for longer', async () => {
  vi.useFakeTimers({ toFake: ['hrtime'] });
  onTestFinished(() => void vi.useRealTimers());
  const endpoint = await answering(200, goodToken);
  const client = clientOf(endpoint);
  const code = freshCode();
  await requestToken(client, { code });
  vi.advanceTimersByTime(599_000);
  expect(await errorOf(requestToken(client, { code }))).toMatchObject({
    code: 'authorization_code_reused',
  });
  vi.advanceTimersByTime(2_000);
  expect(await requestToken(client, { code })).toEqual(goodToken);
});

describe('a memory of somebody else', () => {
  test('gets a hash and ten minutes, and neither the code nor the client', async () => {
    const asked: unknown[][] = [];
    const spentCodes: SpentCodes = { claim: async (...given) => asked.push(given) > 0 };
    const endpoint = await answering(200, goodToken);
    const codes = [freshCode(), freshCode()];
    for (const code of codes) await requestToken(clientOf(endpoint, { spentCodes }), { code });
    expect(asked).toEqual([1, 2].map(() => [expect.stringMatching(/^[\w+/]{43}=$/), 600_000]));
    expect(asked[0]?.[0]).not.toBe(asked[1]?.[0]);
  });

  test('may have no release: what was not sent is reported, and the code stays taken', async () => {
    const taken = new Set<string>();
    const spentCodes: SpentCodes = {
      claim: async (key) => taken.size < taken.add(key).size,
    };
    const { url, close } = await answering(200, goodToken);
    await close();
    const client = clientOf({ url }, { spentCodes });
    const code = freshCode();
    const failed = { code: 'token_request_failed', reason: 'network', outcome: 'not_sent' };
    expect(await errorOf(requestToken(client, { code }))).toMatchObject(failed);
    expect(await errorOf(requestToken(client, { code }))).toMatchObject({
      code: 'authorization_code_reused',
    });
  });
});

test('the default memory does not grow with the number of codes', async () => {
  const memory = memorySpentCodes();
  const before = process.memoryUsage();
  for (let i = 0; i < 300_000; i++) await memory.claim(`key-${i}`, 600_000);
  const { arrayBuffers } = process.memoryUsage();
  expect(arrayBuffers - before.arrayBuffers).toBeLessThan(8 * 2 ** 20);
});
