import { getHeapStatistics } from 'node:v8';
import type { Exchange } from '../contender.ts';
import { tokenOf } from '../launches.ts';
import { quantile } from '../statistics.ts';

/** What some exchanges took. */
export interface Run {
  readonly seconds: number;
  /** Microseconds of CPU, all threads of the process. */
  readonly cpu: number;
  /** Microseconds of one exchange; at concurrency 1 only, since elsewhere it is mostly waiting. */
  readonly p50: number;
  readonly p99: number;
}

/** Exchanges `count` fresh codes, `concurrency` at a time, and holds each answer against its code. */
export async function measuredRun(
  exchange: Exchange,
  next: () => string,
  count: number,
  concurrency: number,
): Promise<Run> {
  const times = new Float64Array(count);
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < count) {
      const index = begun++;
      const code = next();
      const before = performance.now();
      await checked(exchange, code);
      times[index] = performance.now() - before;
    }
  };

  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds,
    cpu: user + system,
    p50: quantile(times, 0.5) * 1_000,
    p99: quantile(times, 0.99) * 1_000,
  };
}

/**
 * Bytes allocated for one exchange, one after the other. On the heap: what V8 counts, which no garbage
 * collection takes back. Outside of it, such as the contents of buffers: each growth. Apart from each other,
 * since asking V8 allocates a great deal itself.
 */
export async function allocatedBytes(
  exchange: Exchange,
  next: () => string,
  count: number,
): Promise<number> {
  const before = getHeapStatistics().total_allocated_bytes;
  for (let i = 0; i < count; i++) await checked(exchange, next());
  const onHeap = getHeapStatistics().total_allocated_bytes - before;

  let outside = 0;
  let external = getHeapStatistics().external_memory;
  for (let i = 0; i < count; i++) {
    await checked(exchange, next());
    const now = getHeapStatistics().external_memory;
    outside += Math.max(0, now - external);
    external = now;
  }
  return (onHeap + outside) / count;
}

async function checked(exchange: Exchange, code: string): Promise<void> {
  if ((await exchange(code)) !== tokenOf(code)) {
    throw new Error('the token is not the one of the code');
  }
}
