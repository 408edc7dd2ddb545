import { onTestFinished } from 'vitest';
import type { SpentCodes } from '../../src/index.ts';
import { redisSpentCodes, type RedisSpentCodesOptions } from '../../src/spent-codes/redis.ts';
import type { Connect } from './clients.ts';

/** A memory with a connection of its own, as each machine has one; ready, if there is a Redis to be ready for. */
export async function memoryAt(
  port: number,
  connect: Connect,
  options?: RedisSpentCodesOptions,
): Promise<Required<SpentCodes>> {
  const { client, close } = await connect(port);
  onTestFinished(close);
  await waitUntil(() => ('status' in client ? client.status === 'ready' : isReady(client)));
  // On a busy machine a Redis is slow, and not down.
  return redisSpentCodes(client, { timeout: 20_000, ...options });
}

/** Waits for what happens by itself, half a minute at most. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  milliseconds = 30_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${milliseconds} ms in vain`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function isReady(client: object): boolean {
  return 'isReady' in client && client.isReady === true;
}
